/**
 * Fetches the rules of forms when a part to act in comes near the screen. Whoever only reads needs neither their bytes nor the layout that their
 * arrival costs. Until they are there, or have failed to come, such a part is not shown (`pt-island--bare`).
 */
export function dressIslands(root: ParentNode): void {
  const parts = [...root.querySelectorAll<HTMLElement>('[data-styles]')];
  const show = () => {
    for (const part of parts) part.classList.remove('pt-island--bare');
  };
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    const sheets = [...new Set(parts.flatMap((part) => part.dataset['styles']?.split(' ') ?? []))];
    void Promise.allSettled(sheets.map(fetchSheet)).then(show);
  }, { rootMargin: near });
  for (const part of parts) observer.observe(part);
}

// One screen: who scrolls fast still finds them there.
const near = '100%';

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
