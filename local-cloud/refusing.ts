import type { ServerDuplexStream, sendUnaryData, UntypedHandleCall } from '@grpc/grpc-js'

/** Refuses a call of any kind: one answer, or streams either way. */
export function refusing(refuse: () => { code: number; details: string }): UntypedHandleCall {
  return ((call: ServerDuplexStream<unknown, unknown>, callback?: sendUnaryData<unknown>) => {
    if (callback) callback(refuse())
    else call.emit('error', refuse())
  }) as UntypedHandleCall
}
