import { portalAnchorMessages } from '@mitgestalten/web-i18n';
import { useLanguage, useTexts, wordsLanguage } from '../../app/language.js';
import { wordsQuery, type VoiceAt } from './voices.js';

export interface FromElsewhereProps {
  readonly passageId: string;
  readonly text: { readonly id: string; readonly plain: string; readonly lang: string };
  readonly voices: readonly VoiceAt[];
}

/** Comments and suggestions that were made at other passages, whose words stand in this text now: how many, and the way to them. */
export function FromElsewhere({ passageId, text, voices }: FromElsewhereProps) {
  const t = useTexts(portalAnchorMessages);
  const { lang, href } = useLanguage();
  const characters = [...text.plain];
  const count = voices.reduce((sum, voice) => sum + voice.fromElsewhere, 0);
  return (
    <>
      <p>{t('from-elsewhere', { count })}</p>
      <ul className="pt-choice__list">
        {voices.map((voice) => {
          const words = characters.slice(voice.start, voice.end).join('');
          return <li key={voice.start}><a href={href(`/stelle/${passageId}?${wordsQuery(voice, text.id)}#${voice.suggestions > 0 ? 'vorschlaege' : 'kommentare'}`)}><q {...wordsLanguage(lang, text.lang, words)}>{words}</q></a></li>;
        })}
      </ul>
    </>
  );
}
