import { Module } from '@nestjs/common';
import { Names } from '@mitgestalten/platform';
import { AddArea } from './add-area.use-case.js';
import { AddPhase } from './add-phase.use-case.js';
import { AreaChanges } from './area-changes.js';
import { Closing } from './closing.js';
import { CreateProcess } from './create-process.js';
import { MoveClock } from './move-clock.use-case.js';
import { PhaseChanges } from './phase-changes.js';
import { ProcessGate } from './process-gate.js';
import { NamesResolver } from './names.resolver.js';
import { PhaseResolver, ProcessResolver } from './process.resolver.js';
import { RemoveArea } from './remove-area.use-case.js';
import { RemovePhase } from './remove-phase.use-case.js';
import { Rename } from './rename.use-case.js';
import { UpdatePhase } from './update-phase.use-case.js';
import { UpdateProcess } from './update-process.use-case.js';

@Module({
  providers: [
    ProcessResolver, PhaseResolver, NamesResolver, Rename, UpdateProcess, AddPhase, UpdatePhase, RemovePhase, AddArea, RemoveArea, MoveClock, Closing,
    PhaseChanges, AreaChanges, ProcessGate, CreateProcess,
  ],
  exports: [ProcessGate, Closing, PhaseChanges, AreaChanges, CreateProcess, MoveClock],
})
export class ProcessModule {
  constructor(names: Names) {
    names.register('AREA', { table: 'area', column: 'name', order: 'ordinal' });
  }
}
