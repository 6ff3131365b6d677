import type { Edit } from './edits.ts'

const INVOKER = '@google-cloud/functions-framework/build/src/invoker.js'
const WRAPPERS = '@google-cloud/functions-framework/build/src/function_wrappers.js'

/**
 * The functions-framework runs each request in a domain of Node's, so that an error that nobody catches fails only its
 * own request. Domains follow every promise with hooks, which takes a fifth of the framework's and our own processor
 * time. An AsyncLocalStorage follows requests at almost no cost, and Node keeps it when it reports such an error.
 */
export const frameworkEdits: readonly Edit[] = [
  {
    file: INVOKER,
    from: 'class ErrorHandler {',
    to: `/** Holds what fails the current request. */
const requests = new (require("node:async_hooks").AsyncLocalStorage)();
exports.requests = requests;
class ErrorHandler {`,
  },
  ...['uncaughtException', 'unhandledRejection'].map((event) => ({
    file: INVOKER,
    from: `process.on('${event}', err => {`,
    to: `process.on('${event}', err => {
            const fail = requests.getStore();
            if (fail) return fail(err);`,
  })),
  { file: WRAPPERS, from: 'const domain = require("domain");', to: '' },
  { file: WRAPPERS, from: 'return process.domain.bind((err, result) => {', to: 'return ((err, result) => {' },
  { file: WRAPPERS, from: 'const d = domain.create();', to: '' },
  { file: WRAPPERS, from: "d.on('error', errorHandler);", to: '' },
  { file: WRAPPERS, from: 'd.run(() => {', to: 'invoker_1.requests.run(errorHandler, () => {' },
]
