import assert from 'node:assert/strict';
import { plainText } from '../../services/plainText.js';

describe('plainText', () => {
  for (const [html, text] of [
    ['Hello', 'Hello'],
    ['a < b & c > d', 'a < b & c > d'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br/>Two<BR>Three', 'One\nTwo\nThree'],
    ['<div>We are <b>on</b>   it</div>', 'We are on it'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\n\nb'],
    ['x<script>alert("<b>1</b>")</script>y', 'xy'],
    ['<style>p{color:red}</style>z', 'z'],
    ['<script>never ends', ''],
    ['<!-- hidden -->seen', 'seen'],
    ['&lt;b&gt; &amp;amp; &quot;q&quot; &#233; &#xE9; &nbsp;end', '<b> &amp; "q" é é end'],
    ['&#x110000; &#xD800; &bogus; &constructor;', '&#x110000; &#xD800; &bogus; &constructor;'],
    ['<img src=x onerror="alert(1)">', ''],
    ['line one\r\nline two', 'line one\nline two'],
    ['', ''],
  ] as const) {
    it(`should read ${JSON.stringify(html)}`, () => {
      assert.equal(plainText(html), text);
    });
  }

  it('should cut what is long, and no character in two', () => {
    const text = plainText(`${'a'.repeat(3999)}🎿${'b'.repeat(100)}`);
    assert.equal(text, `${'a'.repeat(3999)}…`);
  });

  for (const hostile of ['<', '<script>', '&', '&#', '<p', '<!--', '</', ' ', '\n']) {
    it(`should read a great many of ${JSON.stringify(hostile)} at once`, () => {
      const startedMs = performance.now();
      plainText(hostile.repeat(200_000));
      assert.ok(performance.now() - startedMs < 1000);
    });
  }
});
