import { graphql, type PortalStartQuery, type PublicContributionFragment } from '@mitgestalten/web-data';
import { portalMessages } from '@mitgestalten/web-i18n';
import { ButtonLink, EmptyState } from '@mitgestalten/web-ui';
import { textLanguage, useCommonTexts, useLanguage, useTexts } from '../../app/language.js';
import { found, type PageFunction, type PortalText } from '../../app/page.js';
import { langOnly } from '../contribution/contribution-view.js';
import { Paragraphs } from './paragraphs.js';
import { heroOf } from './start-hero.js';
import { ProcessYear, YearList } from './year.js';

const PortalStart = graphql(`
  query PortalStart {
    process {
      ...ShellProcess
      promise: page(key: "promise") { title body lang }
      decides: page(key: "decides") { title body lang }
      parts { id slug title kind currentVersion { id title entries { kind passage { id commentCount } revision { id text { id title } } } } }
    }
  }
`);

const PortalVoices = graphql(`
  query PortalVoices($processId: ID!) {
    contributions(processId: $processId, kind: PROPOSAL, first: 3) { nodes { ...PublicContribution } }
  }
`);

type Process = NonNullable<PortalStartQuery['process']>;

/** The first ten seconds: one sentence, one button, a date, the year; below it the themes, voices, who decides. */
export const startPage: PageFunction = async (context) => {
  const { process } = await context.ask(PortalStart, {});
  if (process == null) return found({ title: context.t('start.empty.sentence'), process: null, main: <NothingYet /> });
  const voices = (await context.ask(PortalVoices, { processId: process.id })).contributions.nodes;
  return found({ title: process.title, process, main: <Start process={process} voices={voices} /> });
};

function NothingYet() {
  const t = useTexts(portalMessages);
  return <div className="pt-column"><EmptyState title={t('start.empty.sentence')} /></div>;
}

function Start({ process, voices }: { readonly process: Process; readonly voices: readonly PublicContributionFragment[] }) {
  const t: PortalText = useTexts(portalMessages);
  const common = useCommonTexts();
  const { href } = useLanguage();
  const hero = heroOf(process, t, (kind) => common(`phase.${kind}`));
  return (
    <>
      <section className="pt-hero">
        <h1 className="pt-hero__sentence">{hero.sentence}</h1>
        <div className="pt-hero__act">
          {hero.button === null ? null : <ButtonLink variant="primary" href={href(hero.button.path)}>{hero.button.label}</ButtonLink>}
          {hero.deadline.map((line) => <p key={line} className="pt-hero__deadline">{line}</p>)}
        </div>
        {hero.facts.length === 0 ? null : <ul className="pt-hero__facts">{hero.facts.map((fact) => <li key={fact}>{fact}</li>)}</ul>}
        <ProcessYear process={process} />
      </section>
      <Themes process={process} />
      <Voices voices={voices} />
      <div className="pt-start-grid">
        <section className="pt-section" aria-labelledby="jahr">
          <h2 id="jahr">{t('start.year')}</h2>
          <YearList process={process} />
        </section>
        <div>
          <Sentence title={t('start.decides')} page={process.decides} id="decides" />
          <Sentence title={t('start.promise')} page={process.promise} id="promise" />
        </div>
      </div>
    </>
  );
}

function Themes({ process }: { readonly process: Process }) {
  const t = useTexts(portalMessages);
  const { href } = useLanguage();
  const part = process.parts.find((one) => one.kind === 'MEASURES' && one.currentVersion != null);
  const fields = part?.currentVersion?.entries.filter((entry) => entry.kind === 'FIELD') ?? [];
  if (part === undefined || fields.length === 0) return null;
  return (
    <section className="pt-section pt-themes" aria-labelledby="themen">
      <h2 id="themen">{t('start.themes')}</h2>
      <ol>
        {fields.map((field) => (
          <li key={field.passage.id}><a href={href(`/konzept/${part.slug}#s-${field.passage.id}`)}>{field.revision.text.title}</a></li>
        ))}
      </ol>
    </section>
  );
}

function Voices({ voices }: { readonly voices: readonly PublicContributionFragment[] }) {
  const t = useTexts(portalMessages);
  const { href, lang } = useLanguage();
  if (voices.length === 0) return null;
  return (
    <section className="pt-section pt-voices" aria-labelledby="stimmen">
      <h2 id="stimmen">{t('start.voices')}</h2>
      <ul>
        {voices.map((voice) => (
          <li key={voice.id}>
            <a href={href(`/ideen/${voice.id}`)} dir="auto" {...langOnly(textLanguage(lang, voice.lang))}>{voice.title ?? voice.body.slice(0, 120)}</a>
            <span className="pt-byline" dir="auto">{voice.authorName ?? t('comment.guest')}</span>
          </li>
        ))}
      </ul>
      <p><a href={href('/ideen')}>{t('start.voices-all')}</a></p>
    </section>
  );
}

function Sentence({ title, page, id }: { readonly title: string; readonly page: Process['decides']; readonly id: string }) {
  const { lang } = useLanguage();
  if (page == null || page.body.trim() === '') return null;
  return (
    <section className="pt-section" aria-labelledby={`satz-${id}`} {...textLanguage(lang, page.lang)}>
      <h2 id={`satz-${id}`}>{title}</h2>
      <div className="pt-prose"><Paragraphs text={page.body} /></div>
    </section>
  );
}
