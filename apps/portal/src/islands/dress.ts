/**
 * Fetches the whole style sheet when a part to act in comes near the screen. Whoever only reads needs neither its bytes nor the layout that its
 * arrival costs. Until it is there, or has failed to come, such a part is not shown (`pt-island--bare`).
 */
export function dressIslands(root: ParentNode): void {
  const parts = [...root.querySelectorAll<HTMLElement>('.pt-island--bare')];
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    for (const part of parts) void dress(part);
  }, { rootMargin: near });
  for (const part of parts) observer.observe(part);
}

// One screen: who scrolls fast still finds them there.
const near = '100%';

/** Shows that part once the sheet is there or has failed to come. */
export async function dress(part: HTMLElement): Promise<void> {
  await Promise.allSettled((part.dataset['styles']?.split(' ') ?? []).map(sheetAt));
  part.classList.remove('pt-island--bare');
}

const sheets = new Map<string, Promise<unknown>>();

// Each is asked for once, whatever many parts need it.
function sheetAt(href: string): Promise<unknown> {
  const sheet = sheets.get(href) ?? fetchSheet(href);
  sheets.set(href, sheet);
  sheet.catch(() => sheets.delete(href));
  return sheet;
}

function fetchSheet(href: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.addEventListener('load', resolve, { once: true });
    link.addEventListener('error', reject, { once: true });
    link.href = href;
    document.head.append(link);
  });
}
