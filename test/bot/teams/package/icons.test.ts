import assert from 'node:assert/strict';
import { appPackage } from '../../../../bot/teams/package/appPackage.js';
import { PNG_SIGNATURE, pixelsOf } from '../../../browser/pngPixels.js';
import { languages } from '../../../support/languages.js';
import { settingsWith, unzipped } from './packageSamples.js';

const WHITE = 0xffffff;

describe('icons of the package', () => {
  const icon = (name: string) => {
    const files = unzipped(appPackage(settingsWith(), '1.2.3', languages));
    const png = Buffer.from(files.get(name) ?? []);
    assert.deepEqual(png.subarray(0, PNG_SIGNATURE.length), PNG_SIGNATURE);
    return pixelsOf(png);
  };

  it('should be a picture of 192 by 192 pixels that covers its square', () => {
    const { width, height, bytesPerPixel } = icon('color.png');
    assert.deepEqual([width, height, bytesPerPixel], [192, 192, 3]);
  });

  it('should be a white outline of 32 by 32 pixels on nothing', () => {
    const { width, height, bytesPerPixel, bytes } = icon('outline.png');
    assert.deepEqual([width, height, bytesPerPixel], [32, 32, 4]);
    const pixels = Array.from({ length: width * height }, (_, at) => ({
      color: bytes.readUIntBE(at * 4, 3),
      opacity: bytes.readUInt8(at * 4 + 3),
    }));
    const seen = pixels.filter(({ opacity }) => opacity > 0);
    assert.ok(seen.every(({ color }) => color === WHITE));
    assert.ok(seen.length > 100 && seen.length < pixels.length / 2, `${seen.length} pixels are seen`);
  });
});
