import { describe, expect, it } from '@jest/globals';
import { numberSql, objectSql, text, valueSql, wordSql } from './json-sql.js';

describe('an object as SQL', () => {
  it('is a text of constants and values, with as few constants as can be', () => {
    const properties: [string, string][] = [['__typename', text('"Passage"')], ['id', wordSql('t.id')], ['kind', wordSql('t.kind')], ['n', numberSql('t.n')], ['title', valueSql('t.title')]];
    expect(objectSql(properties)).toBe(
      `('{"__typename":"Passage","id":"' || t.id || '","kind":"' || t.kind || '","n":' || coalesce((t.n)::text, 'null') || ',"title":' || coalesce(to_json(t.title)::text, 'null') || '}')`,
    );
  });

  it('keeps quotes in a constant apart', () => {
    expect(objectSql([['a', text(`"it's"`)], ['b', text('1')]])).toBe(`('{"a":' || '"it''s"' || ',"b":1}')`);
  });

  it('is empty without properties', () => {
    expect(objectSql([])).toBe(`('{}')`);
  });
});
