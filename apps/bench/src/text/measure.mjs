/** Runs one measure in this process and sends what it found: `measure.mjs NAME`. */
import { measures } from './measures.mjs';

const result = measures[process.argv[2]].run();
// maxRSS is in KiB.
process.send({ ...result, mebibytes: process.resourceUsage().maxRSS / 1024 });
