import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Level, type Logger } from 'pino';
import type { AppConfig } from '../config/app-config';
import { correlationId } from './correlation';
import { redactText, redactValue } from './redact';

/** One JSON object a line on stdout, each with the correlation id of what it belongs to and nothing personal. */
export function createJsonLog(level: AppConfig['logLevel'], destination?: DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => redactValue(fields) as Record<string, unknown>,
    },
    mixin: () => {
      const id = correlationId();
      return id === undefined ? {} : { correlationId: id };
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Nest's loggers onto the JSON log: `app.useLogger(new JsonLogger(createJsonLog(config.logLevel)))`. */
export class JsonLogger implements LoggerService {
  constructor(private readonly log_: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes (message, [stack], context): the context is the last text. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = isText(rest.at(-1)) ? rest.at(-1) : undefined;
    const details = rest.filter((item) => item !== context && item !== undefined);
    const fields = {
      ...(context !== undefined && { context }),
      ...(message instanceof Error && { err: message }),
      ...(typeof message === 'object' && message !== null && !(message instanceof Error) && message),
      ...(details.length > 0 && { details: details.map((item) => (isText(item) ? item.split('\n') : item)) }),
    };
    const sentence = isText(message) ? message : message instanceof Error ? message.name : '';
    this.log_[level](fields, redactText(sentence));
  }
}
