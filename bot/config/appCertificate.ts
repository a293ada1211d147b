import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AppCertificate } from '../../services/backendChoice.js';

/** The app's certificate cannot be used; the message says why. */
export class AppCertificateError extends Error {
  override readonly name = 'AppCertificateError';
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads a PEM file that holds a private key and its certificate. @throws AppCertificateError */
export function readAppCertificate(path: string): AppCertificate {
  const pem = readText(path);
  const key = privateKey(pem);
  const certificate = certificates(pem).find((each) => each.checkPrivateKey(key));
  if (!certificate) throw new AppCertificateError('it holds no certificate of its private key');
  return {
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    thumbprint: certificate.fingerprint256.replaceAll(':', ''),
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new AppCertificateError(`the file cannot be read (${code})`, { cause });
  }
}

function privateKey(pem: string): KeyObject {
  const key = parsed(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new AppCertificateError('its private key is no RSA key');
  return key;
}

function parsed(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    // What the parser says of a key stays out of the log.
    throw new AppCertificateError('it holds no private key in PEM without passphrase');
  }
}

function certificates(pem: string): X509Certificate[] {
  try {
    return (pem.match(CERTIFICATE) ?? []).map((block) => new X509Certificate(block));
  } catch (cause) {
    throw new AppCertificateError('its certificate cannot be read', { cause });
  }
}
