import assert from 'node:assert/strict';
import { fillPage } from '../../../bot/build/pageTemplate.js';

describe('page template', () => {
  const texts = new Map([
    ['en', { title: 'Tom & "Jerry" <1>', language: { name: 'English', short: 'EN' } }],
    ['fr', { title: 'Deux', language: { name: 'Français', short: 'FR' } }],
  ]);
  const assets = { 'page.js': 'page.abc.js' };

  it('should fill in texts of the language, escaped, and the hashed names of files', () => {
    const html = fillPage('<p title="{{text title}}"><script src="{{asset page.js}}">', 'en', texts, assets);
    assert.equal(html, '<p title="Tom &amp; &quot;Jerry&quot; &lt;1&gt;"><script src="/assets/page.abc.js">');
  });

  it('should offer every language, the current one selected', () => {
    const html = fillPage('{{languages}}', 'fr', texts, assets);
    assert.match(html, /<option value="en" lang="en">English</);
    assert.match(html, /<option value="fr" lang="fr" selected>Français</);
  });

  it('should leave what differs between responses to the server', () => {
    assert.equal(
      fillPage('{{theme}}{{nonce}}{{demoUsers}}', 'en', texts, assets),
      '{{theme}}{{nonce}}{{demoUsers}}',
    );
  });

  for (const placeholder of [
    '{{text none}}',
    '{{text language.none}}',
    '{{text language}}',
    '{{asset none.js}}',
  ]) {
    it(`should stop the build at ${placeholder}`, () => {
      assert.throws(() => fillPage(placeholder, 'en', texts, assets), /which does not exist/);
    });
  }
});
