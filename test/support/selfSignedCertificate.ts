import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A throw-away RSA key and the certificate that it gives itself, both in PEM; X.509 version 1, RFC 5280, 4.1. */
export function selfSignedCertificate(commonName = 'desk.example'): { key: string; certificate: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pemOf(certificateOf(commonName, publicKey, privateKey)),
  };
}

const SHA256_WITH_RSA = Buffer.from('06092a864886f70d01010b0500', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const [SEQUENCE, SET, INTEGER, BIT_STRING, UTF8_STRING, UTC_TIME] = [0x30, 0x31, 0x02, 0x03, 0x0c, 0x17];

function certificateOf(commonName: string, publicKey: KeyObject, privateKey: KeyObject): Buffer {
  const algorithm = der(SEQUENCE, SHA256_WITH_RSA);
  const name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(UTF8_STRING, Buffer.from(commonName)))));
  const validity = der(SEQUENCE, utcTime('200101000000Z'), utcTime('491231235959Z'));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const serial = der(INTEGER, Buffer.from([1]));
  const signed = der(SEQUENCE, serial, algorithm, name, validity, name, spki);
  return der(
    SEQUENCE,
    signed,
    algorithm,
    der(BIT_STRING, Buffer.from([0]), sign('sha256', signed, privateKey)),
  );
}

function utcTime(time: string): Buffer {
  return der(UTC_TIME, Buffer.from(time));
}

/** Tag, length and value by the distinguished encoding rules. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), value]);
}

function pemOf(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
