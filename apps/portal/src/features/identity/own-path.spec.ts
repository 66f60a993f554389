import { describe, expect, it } from '@jest/globals';
import { ownPath } from './own-path.js';

describe('ownPath', () => {
  it.each(['/', '/ich', '/en/abstimmung/0198?x=1#abc', '/office/'])('keeps %s', (path) => expect(ownPath(path)).toBe(path));
  it.each([null, '', 'ich', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\\b', '/a b'])(
    'refuses %s', (path) => expect(ownPath(path)).toBeNull(),
  );
});
