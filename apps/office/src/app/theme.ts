import { useLayoutEffect, useState } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const remembered = 'office.theme';
/** Light, dark, or as the device has it; kept for this tab and written on the document for the style sheet (theme.scss). */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(() => themes.find((one) => one === sessionStorage.getItem(remembered)) ?? 'system');
  // Before the first picture: it would else flash in the device's own.
  useLayoutEffect(() => {
    sessionStorage.setItem(remembered, theme);
    // Without the attribute the style sheet follows the device.
    if (theme === 'system') delete document.documentElement.dataset['kernTheme'];
    else document.documentElement.dataset['kernTheme'] = theme;
  }, [theme]);
  return [theme, setTheme];
}
