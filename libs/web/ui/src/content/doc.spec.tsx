import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { Doc, safeHref } from './doc.js';

const text = (value: string, ...marks: unknown[]) => ({ type: 'text', text: value, marks });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const html = (...content: unknown[]) => renderToStaticMarkup(<Doc doc={{ type: 'doc', content }} />).replace(/^<div class="mg-doc">|<\/div>$/g, '');

describe('Doc', () => {
  it('renders the restricted document', () => {
    expect(html(
      { type: 'heading', attrs: { level: 1 }, content: [text('Ziel')] },
      paragraph(text('Wir '), text('alle', { type: 'strong' }), text(' und '), text('gemeinsam', { type: 'em' }, { type: 'strong' })),
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('eins'))] }] },
      { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('zwei'))] }] },
    )).toBe(
      '<h4>Ziel</h4><p>Wir <strong>alle</strong> und <em><strong>gemeinsam</strong></em></p><ul><li><p>eins</p></li></ul><ol><li><p>zwei</p></li></ol>',
    );
  });

  it('runs no markup that stands in a text', () => {
    expect(html(paragraph(text('<script>alert(1)</script><img src=x onerror=alert(1)>')))).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</p>',
    );
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', '/\\evil.example', 42, null])(
    'shows the words of a link to %p without a link', (href) => {
      expect(html(paragraph(text('hier', { type: 'link', attrs: { href } })))).toBe('<p>hier</p>');
    },
  );

  it('says the language of words in another one, and of nothing that is no language', () => {
    const lang = (value: unknown) => ({ type: 'lang', attrs: { lang: value } });
    expect(html(paragraph(text('Das '), text('مقهى', lang('ar'), { type: 'strong' }), text(' da', lang('" onload="x'))))).toBe(
      '<p>Das <span lang="ar" dir="auto"><strong>مقهى</strong></span> da</p>',
    );
  });

  it('gives a paragraph the direction of its words, of which those of another language count only where there are no others', () => {
    const arabic = { type: 'lang', attrs: { lang: 'ar' } };
    const list = (...items: unknown[]) => ({ type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [item] })) });
    expect(html(paragraph(text('نلتقي كل أسبوع.')))).toBe('<p dir="rtl">نلتقي كل أسبوع.</p>');
    expect(html(paragraph(text('(2027) نلتقي', arabic)))).toBe('<p dir="rtl"><span lang="ar" dir="auto">(2027) نلتقي</span></p>');
    expect(html(paragraph(text('مقهى', arabic), text(' heißt Café')))).toBe('<p><span lang="ar" dir="auto">مقهى</span> heißt Café</p>');
    expect(html(list(paragraph(text('واحد')), paragraph(text('zwei'))), paragraph(text('drei')))).toBe('<ul dir="rtl"><li><p>واحد</p></li><li><p dir="ltr">zwei</p></li></ul><p>drei</p>');
    expect(html(list(paragraph(text('eins')), paragraph(text('اثنان'))))).toBe('<ul><li><p>eins</p></li><li><p dir="rtl">اثنان</p></li></ul>');
    expect(renderToStaticMarkup(<Doc doc={paragraph(text('Deutsch'))} lang="ar" dir="rtl" />)).toContain('<p dir="ltr">Deutsch</p>');
    expect(html(paragraph(text('18–20')))).toBe('<p>18–20</p>');
  });

  it('links to web pages, mail and pages of this site', () => {
    expect(safeHref('https://harburg.example/a')).toBe('https://harburg.example/a');
    expect(safeHref('mailto:a@b.example')).toBe('mailto:a@b.example');
    expect(safeHref('/konzept')).toBe('/konzept');
  });

  it('shows the text of unknown nodes and forgets unknown marks', () => {
    expect(html(
      { type: 'iframe', attrs: { src: 'https://evil.example' }, content: [paragraph(text('Text', { type: 'script' }))] },
      { type: 'image', attrs: { src: 'x', onerror: 'y' } },
    )).toBe('<p>Text</p>');
  });

  it.each([null, undefined, 7, 'text', [], {}, { type: 'doc' }, { type: 'doc', content: 'x' }, { type: 'doc', content: [null, 1, { type: 3 }] }])(
    'renders nothing from %p', (doc) => {
      expect(renderToStaticMarkup(<Doc doc={doc} />)).toBe('<div class="mg-doc"></div>');
    },
  );

  it('stops at a depth that no wording has', () => {
    let node: unknown = paragraph(text('tief'));
    for (let depth = 0; depth < 5000; depth++) node = { type: 'bulletList', content: [node] };
    expect(html(node)).not.toContain('tief');
  });
});
