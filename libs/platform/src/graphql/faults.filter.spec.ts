import { Logger, NotFoundException, type ArgumentsHost } from '@nestjs/common';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { FaultsFilter } from './faults.filter.js';

const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
const reply = jest.fn();

/** A host over HTTP whose adapter notes what is answered. */
function filterAndHost(): [FaultsFilter, ArgumentsHost] {
  const adapter = { isHeadersSent: () => false, reply, end: reply };
  const host = { getType: () => 'http', getArgByIndex: () => ({}) } as unknown as ArgumentsHost;
  return [new FaultsFilter(adapter as never), host];
}

beforeEach(() => {
  logged.mockClear();
  reply.mockClear();
});

describe('FaultsFilter', () => {
  it('answers and logs a fault over HTTP', () => {
    const [filter, host] = filterAndHost();
    filter.catch(new Error('broken'), host);
    expect(reply).toHaveBeenCalledTimes(1);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('answers a refusal and logs none', () => {
    const [filter, host] = filterAndHost();
    filter.catch(new NotFoundException(), host);
    expect(reply).toHaveBeenCalledTimes(1);
    expect(logged).not.toHaveBeenCalled();
  });

  it('neither answers nor logs when who asked has gone', () => {
    const [filter, host] = filterAndHost();
    filter.catch(Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }), host);
    expect(reply).not.toHaveBeenCalled();
    expect(logged).not.toHaveBeenCalled();
  });

  it('hands an error of GraphQL on', () => {
    const [filter] = filterAndHost();
    const error = new Error('refused');
    expect(filter.catch(error, { getType: () => 'graphql' } as unknown as ArgumentsHost)).toBe(error);
  });
});
