import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** A refused query is an answer, not a fault: it goes to the caller as it is, and not into the log. */
@Catch(GraphQLError)
export class RefusalFilter implements ExceptionFilter<GraphQLError> {
  catch(error: GraphQLError): GraphQLError {
    return error;
  }
}
