import Type from 'typebox'

/** For a program's configuration: a server that speaks the formats of all providers of models, instead of theirs. */
export const modelServerConfig = { MODEL_SERVER_URL: Type.String({ default: '' }) }
