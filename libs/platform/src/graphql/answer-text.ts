/**
 * The value of a root field as PostgreSQL wrote it, ready to be sent. A resolver that is asked verbatim (`Verbatim`) gives it
 * instead of a row; nothing looks into it.
 */
export class AnswerText {
  constructor(readonly json: string) {}
}
