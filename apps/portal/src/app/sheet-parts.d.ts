declare module '*.scss?inline&parts' {
  const parts: readonly import('@mitgestalten/web-ui/vite/sheet-parts').SheetPart[];
  export default parts;
}
