import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ISSUE_TYPES } from '../../services/model.js';
import { categoriesOf, problemTypesOf, REFUND_TOPIC } from '../../services/supportTopics.js';

const TOPICS = ISSUE_TYPES.flatMap((issueType) =>
  problemTypesOf(issueType).map(({ code }) => ({ code, categories: categoriesOf(issueType, code) })),
);

describe('supportTopics', () => {
  it('should offer problem types and categories for every issue type', () => {
    for (const issueType of ISSUE_TYPES) assert.ok(problemTypesOf(issueType).length > 0, issueType);
    for (const { code, categories } of TOPICS) assert.ok(categories.length > 0, code);
  });

  it('should hold the topic of refunds', () => {
    const { issueType, problemType, category } = REFUND_TOPIC;
    assert.ok(categoriesOf(issueType, problemType).includes(category));
  });

  for (const language of ['en', 'fr']) {
    it(`should name every code in ${language}, and no two alike where one is chosen`, () => {
      const file = new URL(`../../services/localization/${language}/labels.json`, import.meta.url);
      const { problemType, category } = JSON.parse(readFileSync(file, 'utf8'));
      for (const { code, categories } of TOPICS) {
        assert.ok(problemType[code], code);
        const names = categories.map((one) => category[one]);
        assert.ok(names.every(Boolean), code);
        assert.equal(new Set(names).size, names.length);
      }
    });
  }

  for (const unknown of ['', 'constructor', '__proto__', 'Weather']) {
    it(`should know nothing of ${JSON.stringify(unknown)}`, () => {
      assert.deepEqual(problemTypesOf(unknown), []);
      assert.deepEqual(categoriesOf('Billing', unknown), []);
    });
  }
});
