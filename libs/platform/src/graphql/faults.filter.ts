import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * In GraphQL an error goes on to `publicError`, which decides what leaves the house and what is logged. Nest itself would
 * log every refused query as a fault, and every fault of the database with the values it was about. Somebody who leaves before the
 * answer has been written is no fault either, and there is nobody left to answer.
 */
@Catch()
export class FaultsFilter extends BaseExceptionFilter implements ExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if ((host.getType() as string) === 'graphql') return error;
    return (error as { code?: unknown } | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE' ? undefined : super.catch(error, host);
  }
}
