/** What programs put on the clipboard as `text/html`, and what of it stands in a passage afterwards. Written from how these programs work. */
export interface Fragment {
  readonly from: string;
  readonly html: string;
  readonly becomes: string;
}

/** Word wraps what was copied into a whole page, with its settings in comments and its styles in the head. */
const word = (body: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><link rel=File-List href="file:///C:/Users/a/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:HyphenationZone>21</w:HyphenationZone></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:Wingdings; panose-1:5 0 0;} p.MsoNormal, li.MsoNormal {mso-style-unhide:no; margin:0cm; font-weight:bold} @page WordSection1 {size:595.3pt 841.9pt;} @list l0:level1 {mso-level-number-format:bullet;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Normale Tabelle";}</style><![endif]--></head>
<body lang=DE style='tab-interval:35.4pt;word-wrap:break-word'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const wordItem = (sign: string, text: string, level = 1, position = 'Middle') => `<p class=MsoListParagraphCxSp${position} style='margin-left:${36 * level}.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`;

const google = (body: string) => `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-6a1f0c3e-7fff-1234-abcd-0123456789ab">${body}</b><br class="Apple-interchange-newline">`;
const googleSpan = (text: string, look = 'font-weight:400;font-style:normal') => `<span style="font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;${look};text-decoration:none;vertical-align:baseline;white-space:pre-wrap;">${text}</span>`;

export const wordFragments: readonly Fragment[] = [
  {
    from: 'Word: paragraphs, emphasis, quotes, an empty line',
    html: word(`<p class=MsoNormal>Wir wollen „Ankommen“ <b>für alle</b> – <i style='mso-bidi-font-style:normal'>überall</i> im
Bezirk.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal style='text-align:justify'><span style='font-size:11.0pt;color:red;mso-fareast-language:DE'>Inte&shy;gration ist z.&nbsp;B. Sprache.<o:p></o:p></span></p>`),
    becomes: '<p>Wir wollen „Ankommen“ <strong>für alle</strong> – <em>überall</em> im Bezirk.</p><p>Integration ist z.&nbsp;B. Sprache.</p>',
  },
  {
    from: 'Word: headings, the number in front is left to the outline',
    html: word(`<h1 style='margin-left:21.6pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><b>Sprache</b><o:p></o:p></h1><p class=MsoNormal>Alle lernen.<o:p></o:p></p><h2>Kurse<o:p></o:p></h2>`),
    becomes: '<h3>Sprache</h3><p>Alle lernen.</p><h3>Kurse</h3>',
  },
  {
    from: 'Word: a list with a level below',
    html: word(`<p class=MsoNormal>Dazu:</p>${wordItem('·', 'Kurse am Abend', 1, 'First')}${wordItem('o', 'mit Kinderbetreuung', 2)}${wordItem('§', 'kostenlos', 3)}${wordItem('·', '<b>Sprachcafé</b>', 1, 'Last')}<p class=MsoNormal>Schluss.</p>`),
    becomes: '<p>Dazu:</p><ul><li><p>Kurse am Abend</p></li><li><p>mit Kinderbetreuung</p></li><li><p>kostenlos</p></li><li><p><strong>Sprachcafé</strong></p></li></ul><p>Schluss.</p>',
  },
  {
    from: 'Word: a numbered list, letters below',
    html: word(`${wordItem('1.', 'fragen', 1, 'First')}${wordItem('a)', 'auf Türkisch', 2)}${wordItem('2.', 'antworten', 1, 'Last')}`),
    becomes: '<ol><li><p>fragen</p></li><li><p>auf Türkisch</p></li><li><p>antworten</p></li></ol>',
  },
  {
    from: 'Word: a list on the web, its signs in comments alone',
    html: word(`<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span style='font-family:Symbol'>·&nbsp;&nbsp; </span><!--[endif]-->eins</p>`),
    becomes: '<ul><li><p>eins</p></li></ul>',
  },
  {
    from: 'Word: tracked changes, a comment, hidden text, a bookmark',
    html: word(`<p class=MsoNormal><a name="_Toc1"></a><ins cite="mailto:Ada" datetime="2026-01-02T10:00">Neu</ins><del cite="mailto:Ada">Alt</del> und <a style='mso-comment-reference:AB_1'>fest</a><span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor href="#_msocom_1">[AB1]</a></span></span><span style='display:none;mso-hide:all'>geheim</span>.</p><div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Stimmt das?</p></div></div>`),
    becomes: '<p>Neu und fest.</p>',
  },
  {
    from: 'Word: a footnote',
    html: word(`<p class=MsoNormal>Das gilt.<a style='mso-footnote-id:ftn1' href="file:///C:/a.docx#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p><div style='mso-element:footnote-list'><hr size=1><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> § 3 HmbIntG</p></div></div>`),
    becomes: '<p>Das gilt.[1]</p><p>[1] § 3 HmbIntG</p>',
  },
  {
    from: 'Word: a table and a picture in vector markup',
    html: word(`<table class=MsoTableGrid border=1><tr style='mso-yfti-irow:0'><td width=300 valign=top><p class=MsoNormal><b>Was</b></p></td><td><p class=MsoNormal>Wann</p></td></tr><tr><td><p class=MsoNormal>Kurse</p></td><td><p class=MsoNormal>2027<o:p></o:p></p></td></tr></table><p class=MsoNormal><!--[if gte vml 1]><v:shape id="_x0000_i1025"><v:imagedata src="file:///C:/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=10 height=10 src="file:///C:/clip_image002.png" v:shapes="_x0000_i1025"><![endif]></p>`),
    becomes: '<p><strong>Was</strong>; Wann</p><p>Kurse; 2027</p>',
  },
  {
    from: 'Word: languages of parts',
    html: word(`<p class=MsoNormal>Das <span lang=EN-US style='mso-ansi-language:EN-US'>Welcome Center</span> und <span dir=RTL></span><span lang=AR-SA dir=RTL>مقهى اللغة</span><span lang=DE> sind offen.</span></p>`),
    becomes: '<p>Das <span lang="en" dir="auto">Welcome Center</span> und <span lang="ar" dir="auto">مقهى اللغة</span> sind offen.</p>',
  },
];

export const otherFragments: readonly Fragment[] = [
  {
    from: 'LibreOffice: its paragraphs and fonts',
    html: `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.8.2.1 (Linux)"/><style type="text/css">@page { margin: 2cm } p { line-height: 115%; margin-bottom: 0.25cm; background: transparent } b { font-weight: normal }</style></head><body lang="de-DE" link="#000080" dir="ltr"><h2 class="western">Sprache</h2><p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt"><b>Alle</b> lernen <i>Deutsch</i>.</font></font></p><ol><li><p style="margin-bottom: 0cm">erst</p></li><ul><li><p>darunter</p></li></ul><li><p>dann</p></li></ol></body></html>`,
    becomes: '<h3>Sprache</h3><p><strong>Alle</strong> lernen <em>Deutsch</em>.</p><ol><li><p>erst</p></li><li><p>darunter</p></li><li><p>dann</p></li></ol>',
  },
  {
    from: 'LibreOffice: Turkish in a German text',
    html: `<html><body lang="de-DE"><p>Auf Türkisch: <span lang="tr-TR">Hoş geldiniz</span><br/>zweite Zeile</p></body></html>`,
    becomes: '<p>Auf Türkisch: <span lang="tr" dir="auto">Hoş geldiniz</span></p><p>zweite Zeile</p>',
  },
  {
    from: 'Google Docs: everything is in one element that says it is not bold',
    html: google(`<h1 dir="ltr" style="line-height:1.38">${googleSpan('Sprache')}</h1><p dir="ltr">${googleSpan('Wir wollen ')}${googleSpan('mehr', 'font-weight:700;font-style:normal')}${googleSpan(' Kurse ')}${googleSpan('am Abend', 'font-weight:400;font-style:italic')}${googleSpan('.')}</p><br><p dir="ltr">${googleSpan('Und ')}<a href="https://www.google.com/url?q=https://hamburg.de/kurse&amp;sa=D&amp;source=editors&amp;ust=1" style="text-decoration:none;">${googleSpan('hier')}</a></p>`),
    becomes: '<h3>Sprache</h3><p>Wir wollen <strong>mehr</strong> Kurse <em>am Abend</em>.</p><p>Und <a href="https://hamburg.de/kurse" rel="noopener">hier</a></p>',
  },
  {
    from: 'Google Docs: a list in a list',
    html: google(`<ul style="margin-top:0"><li dir="ltr" aria-level="1" style="list-style-type:disc"><p dir="ltr" role="presentation">${googleSpan('eins')}</p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr">${googleSpan('darunter')}</p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr">${googleSpan('zwei')}</p></li></ul>`),
    becomes: '<ul><li><p>eins</p></li><li><p>darunter</p></li><li><p>zwei</p></li></ul>',
  },
  {
    from: 'Outlook: lines as blocks, a guarded link, a tracking pixel',
    html: `<html><body><!--StartFragment--><div class="elementToProof" style="font-family: Aptos; font-size: 12pt;">Liebe Kollegin,</div><div class="elementToProof"><br></div><div>der <b>Text</b> steht <a href="https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhamburg.de%2Fa%3Futm_source%3Dmail&amp;data=05%7C01&amp;reserved=0" data-auth="NotApplicable">hier</a>.</div><div id="appendonsend"></div><img src="https://tracker.example/open.gif?id=7" width="1" height="1"><!--EndFragment--></body></html>`,
    becomes: '<p>Liebe Kollegin,</p><p>der <strong>Text</strong> steht <a href="https://hamburg.de/a" rel="noopener">hier</a>.</p>',
  },
  {
    from: 'Teams: a message with a face',
    html: `<meta charset='utf-8'><div><div><div><p>Gute Idee&nbsp;<span title="Lächeln" type="(smile)"><img alt="🙂" src="https://statics.teams.cdn.office.net/evergreen-assets/e.png" itemtype="http://schema.skype.com/Emoji"></span></p><blockquote itemtype="http://schema.skype.com/Reply"><div>Zitat</div></blockquote></div></div></div>`,
    becomes: '<p>Gute Idee&nbsp;🙂</p><p>Zitat</p>',
  },
  {
    from: 'a web page that wants to run',
    html: `<div onclick="window.ran=1"><script>window.ran=2</script><p onmouseover="window.ran=3">Vor <a href="javascript:window.ran=4">dem</a> <a href="jAvAsCrIpT&colon;window.ran=5">Haus</a><img src="https://evil.example/x" onerror="window.ran=6"><img src=x onerror=window.ran=7></p><svg onload="window.ran=8"><a xlink:href="javascript:window.ran=9"><text>Bild</text></a><foreignObject><iframe srcdoc="&lt;script&gt;parent.ran=10&lt;/script&gt;"></iframe></foreignObject></svg><iframe src="https://evil.example"></iframe><object data="https://evil.example"></object><math><mtext><style><img src=x onerror="window.ran=11"></style></mtext></math><noscript><p title="</noscript><img src=x onerror=window.ran=12>">`
      + `<link rel=stylesheet href="https://evil.example/a.css"><base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example"><form action="https://evil.example"><button>Los</button><input value="geheim"></form></div>`,
    becomes: '<p>Vor dem Haus</p>',
  },
  {
    from: 'a web page: blocks in blocks, a data image, entities stay text',
    html: `<article><header><h2 id="a">Kurse</h2></header><div><div><div>Eins<br><br>Zwei</div></div></div><img src="data:image/svg+xml,<svg onload='window.ran=13'/>" alt="Ein Bild"><p>&lt;script&gt;window.ran=14&lt;/script&gt; &amp; mehr</p><p><a href="mailto:amt@example.org?subject=x">Amt</a> <a href="data:text/html,<script>window.ran=15</script>">x</a></p></article>`,
    becomes: '<h3>Kurse</h3><p>Eins</p><p>Zwei</p><p>&lt;script&gt;window.ran=14&lt;/script&gt; &amp; mehr</p><p><a href="mailto:amt@example.org?subject=x" rel="noopener">Amt</a> x</p>',
  },
  {
    from: 'a web page that is laid out with a table',
    html: `<table><tbody><tr><td><p>Links eins.</p><p>Links zwei.</p></td><td><ul><li>Punkt</li></ul></td></tr></tbody></table>`,
    becomes: '<p>Links eins.</p><p>Links zwei.</p><ul><li><p>Punkt</p></li></ul>',
  },
  {
    from: 'a web page in Arabic, with its own direction',
    html: `<div lang="ar" dir="rtl"><p style="direction:rtl;unicode-bidi:bidi-override">نريد \u202eمقاهي\u202c لغة</p></div>`,
    becomes: '<p><span lang="ar" dir="auto">نريد مقاهي لغة</span></p>',
  },
  {
    from: 'an editor of another kind that says how deep it was cut',
    html: `<p data-pm-slice="1 1 []">Aus <b>einem</b> anderen<script>window.ran=16</script> Editor <img src="https://evil.example/y" onerror="window.ran=17"><a href="javascript:window.ran=18">hier</a></p>`,
    becomes: '<p>Aus <strong>einem</strong> anderen Editor hier</p>',
  },
];
