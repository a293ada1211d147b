import assert from 'node:assert/strict';
import { type SettingWish, SettingWords } from '../../../dialogs/configuration/settingWords.js';
import { languages } from '../../support/languages.js';

const words = new SettingWords(languages);
const rename = (name: string): SettingWish => ({ kind: 'rename', name });
const switched = (action: Extract<SettingWish, { kind: 'switch' }>['action']): SettingWish => ({
  kind: 'switch',
  action,
});
const SHARED: SettingWish = { kind: 'scope', type: 'Shared' };

const SENTENCES: readonly [said: string, wish: SettingWish | undefined][] = [
  ['rename it to Northwind web', rename('Northwind web')],
  ["Rename Contoso's 'web tier' to front end, please.", rename('front end')],
  ["rename Contoso's 'road to web' to “Été  2”!", rename('Été  2')],
  ['please change its name to Thanks', rename('Thanks')],
  ['rename Contoso’s web tier', { kind: 'rename' }],
  ['change scope to shared', SHARED],
  ['make the scope shared', SHARED],
  [
    'set the scope to subscription Contoso Finance',
    { kind: 'scope', type: 'Single', target: 'Contoso Finance' },
  ],
  [
    'change the scope to resource group rg-web please',
    { kind: 'scope', type: 'ResourceGroup', target: 'rg-web' },
  ],
  ['change the scope to Contoso Finance', { kind: 'scope', target: 'Contoso Finance' }],
  ['make it shared', SHARED],
  ['make it faster', undefined],
  ['turn off flexibility', switched('flexibilityOff')],
  ['turn instance size flexibility back on', switched('flexibilityOn')],
  ['turn on automatic renewal', switched('renewalOn')],
  ['turn off renewal for Contoso’s Web', switched('renewalOff')],
  ['don’t ever renew Web', switched('renewalOff')],
  ['please don’t turn off renewal', undefined],
  ['which reservations expire soon?', undefined],
  ['renomme-la en Northwind web', rename('Northwind web')],
  ['renomme « web tier » de Contoso en « front end » s’il te plaît', rename('front end')],
  ["change l'etendue en partagee", SHARED],
  [
    'passe l’étendue en abonnement Contoso Finance',
    { kind: 'scope', type: 'Single', target: 'Contoso Finance' },
  ],
  ['désactive la flexibilité', switched('flexibilityOff')],
  ['active le renouvellement automatique', switched('renewalOn')],
  ['arrêtez le renouvellement de Web', switched('renewalOff')],
  ['Benenne sie in Nordwind um', rename('Nordwind')],
  ['schalte die automatische Verlaengerung aus', switched('renewalOff')],
  ['Größenflexibilität bitte einschalten', switched('flexibilityOn')],
  ['ändere den Bereich auf freigegeben', SHARED],
  ['renómbrala a Frente web', rename('Frente web')],
  ['cambia el ámbito a compartido', SHARED],
  ['desactiva la renovación automática', switched('renewalOff')],
  ['renomeie para Frente web', rename('Frente web')],
  ['mude o escopo para compartilhado', SHARED],
  ['ative a flexibilidade', switched('flexibilityOn')],
  ['名前を「フロント」に変更してください', rename('フロント')],
  ['スコープを共有に変更', SHARED],
  ['自動更新をオフにして', switched('renewalOff')],
  ['柔軟性を有効にして', switched('flexibilityOn')],
];

describe('SettingWords', () => {
  for (const [said, wish] of SENTENCES) {
    it(`should make ${wish ? JSON.stringify(wish) : 'nothing'} of ${said}`, () => {
      assert.deepEqual(words.read(said)?.wish, wish);
    });
  }

  it('should keep a new name from whoever reads the rest', () => {
    assert.equal(words.read('rename Web to Northwind web')?.rest, 'rename Web to ');
    assert.equal(words.read('change scope to shared')?.rest, 'change scope to shared');
  });

  it('should read long text in no time', () => {
    const began = process.hrtime.bigint();
    words.read('rename the scope of '.repeat(30));
    assert.ok(process.hrtime.bigint() - began < 100_000_000n);
  });
});
