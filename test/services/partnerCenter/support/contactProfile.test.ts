import assert from 'node:assert/strict';
import { contactProfile } from '../../../../services/partnerCenter/support/contactProfile.js';
import { submission } from '../../local/deskFixture.js';

describe('contactProfile', () => {
  const { contact } = submission();

  for (const [language, tag] of [
    ['en', 'en-us'],
    ['fr-CA', 'fr-fr'],
    ['de', 'de-de'],
    ['es', 'es-es'],
    ['ja', 'ja-jp'],
    ['pt', 'pt-br'],
    ['zh', 'zh-hans'],
    ['zh-TW', 'zh-tw'],
    ['zh-Hant-HK', 'zh-tw'],
    ['nl', 'en-us'],
    ['constructor', 'en-us'],
  ] as const) {
    it(`should ask for ${tag} for ${language}`, () => {
      assert.equal(contactProfile({ ...contact, language }).preferredSupportLanguage, tag);
    });
  }

  for (const [timeZone, windows] of [
    ['Europe/Paris', 'Romance Standard Time'],
    ['Asia/Calcutta', 'India Standard Time'],
    ['Europe/Kyiv', 'FLE Standard Time'],
    ['America/Sao_Paulo', 'E. South America Standard Time'],
    ['UTC', 'UTC'],
    ['Antarctica/Troll', 'UTC'],
    ['Nowhere/At_All', 'UTC'],
  ] as const) {
    it(`should give ${windows} for ${timeZone}`, () => {
      assert.equal(contactProfile({ ...contact, timeZone }).preferredTimeZone, windows);
    });
  }

  it('should ask to be phoned only where there is a number', () => {
    const phone = '+33123456789';
    const phoned = contactProfile({ ...contact, method: 'Phone', phone });
    assert.deepEqual([phoned.preferredContactMethod, phoned.phoneNumber], ['phone', phone]);
    assert.equal(contactProfile({ ...contact, method: 'Phone' }).preferredContactMethod, 'email');
  });

  it('should refuse a country that there is not', () => {
    assert.throws(() => contactProfile({ ...contact, country: 'ZZ' }), { code: 'Unexpected' });
  });
});
