import { Fragment } from 'react';

/** Plain text as paragraphs: a blank line begins a new one, a line break stays one. */
export function Paragraphs({ text }: { readonly text: string }) {
  return text.trim().split(/\n\s*\n/).map((paragraph, index) => (
    <p key={index}>
      {paragraph.split('\n').map((line, at) => <Fragment key={at}>{at > 0 ? <br /> : null}{linked(line)}</Fragment>)}
    </p>
  ));
}

// Addresses in a plain text become links; nothing else is read as markup.
const address = /(https?:\/\/[^\s<>()]+[^\s<>().,;:]|[^\s<>(),;:]+@[^\s<>(),;:]+\.[a-z]{2,})/giu;

function linked(line: string) {
  return line.split(address).map((part, index) => {
    if (index % 2 === 0) return part;
    return <a key={index} href={part.includes('://') ? part : `mailto:${part}`}>{part}</a>;
  });
}
