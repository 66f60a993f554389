import { Module } from '@nestjs/common';
import { Names } from '@mitgestalten/platform';
import { Closing } from './closing.js';
import { CreateProcess } from './create-process.js';
import { MoveClock } from './move-clock.use-case.js';
import { PhaseChanges } from './phase-changes.js';
import { ProcessGate } from './process-gate.js';
import { NamesResolver } from './names.resolver.js';
import { PhaseResolver, ProcessResolver } from './process.resolver.js';
import { Rename } from './rename.use-case.js';
import { UpdatePhase } from './update-phase.use-case.js';
import { UpdateProcess } from './update-process.use-case.js';

@Module({
  providers: [ProcessResolver, PhaseResolver, NamesResolver, Rename, UpdateProcess, UpdatePhase, MoveClock, Closing, PhaseChanges, ProcessGate, CreateProcess],
  exports: [ProcessGate, Closing, PhaseChanges, CreateProcess, MoveClock],
})
export class ProcessModule {
  constructor(names: Names) {
    names.register('AREA', { table: 'area', column: 'name' });
  }
}
