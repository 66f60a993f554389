import { createContext, use } from 'react';

const FormStylesContext = createContext<readonly string[]>([]);

/** The style sheets that a form within a reading page still has to fetch. */
export const FormStyles = FormStylesContext.Provider;

/** The same, where they are linked. */
export function useFormStyles(): readonly string[] {
  return use(FormStylesContext);
}
