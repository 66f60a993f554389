import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';

/**
 * In GraphQL an error goes on to `publicError`, which decides what leaves the house and what is logged. Nest itself would
 * log every refused query as a fault, and every fault of the database with the values it was about.
 */
@Catch()
export class FaultsFilter extends BaseExceptionFilter implements ExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    return (host.getType() as string) === 'graphql' ? error : super.catch(error, host);
  }
}
