import { TextArea, TextField } from '@mitgestalten/web-ui';
import { directionOf } from '@mitgestalten/web-i18n';
import type { ReactNode } from 'react';
import { officeLanguages } from '../app/language.js';
import { fieldId, type Faults } from './faults.js';

/** One text in all languages of the platform, keyed by language. */
export type Local = Readonly<Record<string, string>>;

/** Typed texts as the API takes them; empty ones are left out. */
export function localTexts(texts: Local): { lang: string; text: string }[] {
  return Object.entries(texts).filter(([, text]) => text.trim() !== '').map(([lang, text]) => ({ lang, text }));
}

/** One text in all languages side by side where there is room. The API names their faults `path.lang`. */
export function LocalFields({ form, path, values, label, hint, faults, rows, onChange }: {
  readonly form: string;
  readonly path: string;
  readonly values: Local;
  readonly label: (lang: string) => string;
  readonly hint?: string | undefined;
  readonly faults: Faults;
  /** Several lines; without, one. */
  readonly rows?: number;
  readonly onChange: (values: Local) => void;
}): ReactNode {
  return (
    <div className="of-pair of-pair--end">
      {officeLanguages.map((lang, index) => {
        const first = index === 0;
        const field = {
          id: fieldId(form, `${path}.${lang}`), lang, dir: directionOf(lang), label: label(lang), value: values[lang] ?? '',
          hint: first ? hint : undefined, error: faults.at(`${path}.${lang}`) ?? (first ? faults.at(path) : undefined),
        };
        const put = (text: string) => onChange({ ...values, [lang]: text });
        return rows === undefined
          ? <TextField key={lang} {...field} onChange={(event) => put(event.target.value)} />
          : <TextArea key={lang} {...field} rows={rows} onChange={(event) => put(event.target.value)} />;
      })}
    </div>
  );
}
