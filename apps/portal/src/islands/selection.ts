/**
 * Whoever marks words of a passage, by mouse, finger or keyboard, is offered to say something about just these. The extra to the
 * sentences, which are links: it is a few lines that need nothing else.
 */
export function armSelection(root: Document): void {
  const area = root.querySelector<HTMLElement>('[data-say]');
  const label = area?.dataset['say'];
  if (!area || !label) return;
  const offer = root.createElement('p');
  offer.className = 'pt-offer';
  offer.hidden = true;
  const link = root.createElement('a');
  link.textContent = label;
  offer.append(link);
  root.addEventListener('selectionchange', () => {
    const span = spanIn(area, root.getSelection());
    // Only now: another element in the page would have it laid out anew while it loads.
    if (span !== null && !offer.isConnected) area.append(offer);
    offer.hidden = span === null;
    if (span !== null) link.href = `?von=${span.start}&bis=${span.end}#schreiben`;
  });
}

/** The selected stretch of the plain text, in code points; null when nothing, or something else, is selected. */
function spanIn(area: HTMLElement, selection: Selection | null): { start: number; end: number } | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!area.contains(range.commonAncestorContainer)) return null;
  const [start, end] = [placeOf(area, range.startContainer, range.startOffset), placeOf(area, range.endContainer, range.endOffset)];
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** Where a point of the page is in the plain text: the start of its block, and the words in front of it there. Figures behind marks are no words. */
function placeOf(area: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  // A selection that ends behind a paragraph often points to what follows it.
  const block = element?.closest<HTMLElement>('[data-start]') ?? lastBlockBefore(area, node, offset);
  if (!block) return null;
  const before = area.ownerDocument.createRange();
  before.selectNodeContents(block);
  if (block.contains(node)) before.setEnd(node, offset);
  const words = before.cloneContents();
  for (const count of words.querySelectorAll('.pt-voice__count')) count.remove();
  return Number(block.dataset['start']) + [...(words.textContent ?? '')].length;
}

function lastBlockBefore(area: HTMLElement, node: Node, offset: number): HTMLElement | undefined {
  const point = area.ownerDocument.createRange();
  point.setStart(node, offset);
  return [...area.querySelectorAll<HTMLElement>('[data-start]')].findLast((block) => point.comparePoint(block, 0) <= 0);
}
