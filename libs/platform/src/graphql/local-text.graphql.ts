import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { languages, optionalTextFaults, reason, type Localised, type Refusal, type TextLimits } from '@mitgestalten/kernel';
import { access, Expose } from './access.js';

@ObjectType({ description: 'One text in one language (settings, where all languages are edited side by side).' })
export class LocalText {
  @Expose(access.public, () => String) lang!: string;
  @Expose(access.public, () => String) text!: string;
}

@InputType()
export class LocalTextInput {
  @Field(() => String) lang!: string;
  @Field(() => String) text!: string;
}

/** As stored: keyed by language, without empty ones. */
export function toLocalised(texts: readonly LocalTextInput[]): Localised {
  return Object.fromEntries(texts.filter(({ text }) => text.trim() !== '').map(({ lang, text }) => [lang, text]));
}

export function fromLocalised(texts: Localised): LocalText[] {
  return Object.entries(texts).map(([lang, text]) => ({ lang, text }));
}

/** The faults of a text in several languages: known languages only, and German present where `required`. */
export function localTextFaults(field: string, texts: readonly LocalTextInput[], limit: TextLimits, required: boolean): Refusal[] {
  const faults = texts.flatMap(({ lang, text }) =>
    (languages as readonly string[]).includes(lang)
      ? optionalTextFaults(`${field}.${lang}`, text, limit)
      : [reason('UNKNOWN_LANGUAGE', field)],
  );
  if (required && !texts.some(({ lang, text }) => lang === 'de' && text.trim() !== '')) faults.push(reason('EMPTY', `${field}.de`));
  return faults;
}
