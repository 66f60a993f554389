/** The build for browsers, which works in Node.js, too, so that tests read files the way the office does. */
declare module 'mammoth/mammoth.browser.js' {
  export { default } from 'mammoth';
}
