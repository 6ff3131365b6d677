import type { Edit } from './edits.ts'

const PROTO_LOADER = '@grpc/proto-loader/build/src/index.js'

/** Only gRPC reflection reads message descriptors, and none of our services offers it. */
const reflection: Edit[] = [
  {
    file: PROTO_LOADER,
    from: 'const descriptor = require("protobufjs/ext/descriptor");',
    to: 'const descriptor = () => require("protobufjs/ext/descriptor");',
  },
  {
    file: PROTO_LOADER,
    from: `
    const descriptorList = root.toDescriptor('proto3').file;
    const bufferList = descriptorList.map(value => Buffer.from(descriptor.FileDescriptorProto.encode(value).finish()));`,
    to: `
    let files;
    const bufferList = () => {
        const { FileDescriptorProto } = descriptor();
        return files ??= root.toDescriptor('proto3').file.map(value => Buffer.from(FileDescriptorProto.encode(value).finish()));
    };`,
  },
  ...['message', 'enum'].map((kind) => {
    const [object, Name] =
      kind === 'message' ? ['message', 'DescriptorProto'] : ['enumType', 'EnumDescriptorProto']
    return {
      file: PROTO_LOADER,
      from: `
    const ${kind}Descriptor = ${object}.toDescriptor('proto3');
    return {
        format: 'Protocol Buffer 3 ${Name}',
        type: ${kind}Descriptor.$type.toObject(${kind}Descriptor, descriptorOptions),
        fileDescriptorProtos: fileDescriptors,`,
      to: `
    return {
        format: 'Protocol Buffer 3 ${Name}',
        get type() {
            descriptor();
            const described = ${object}.toDescriptor('proto3');
            return described.$type.toObject(described, descriptorOptions);
        },
        get fileDescriptorProtos() { return fileDescriptors(); },`,
    }
  }),
  ...['decode', 'fromObject'].map((verb) => ({
    file: PROTO_LOADER,
    from: `= descriptor.FileDescriptorSet.${verb}(`,
    to: `= descriptor().FileDescriptorSet.${verb}(`,
  })),
]

/** Nothing asks for a service's locations, and that client's protocol takes as long to load as the service's own. */
const locations: Edit[] = [
  '@google-cloud/firestore-api/build/src/v1/firestore_client.js',
  '@google-cloud/secret-manager/build/src/v1/secret_manager_service_client.js',
].map((file) => ({
  file,
  from: 'this.locationsClient = new this._gaxModule.LocationsClient(this._gaxGrpc, opts);',
  to: 'this.locationsClient = { close: async () => {} };',
}))

/** Work that Google's clients and pino do at every start and that our services do not need. It is deferred, or dropped. */
export const clientEdits: readonly Edit[] = [
  ...reflection,
  ...locations,
  // pino only needs the file names of its callers; by default, Node reads every source map to find them.
  {
    file: 'pino/lib/caller.js',
    from: 'return getCallSites().slice(2)',
    to: 'return getCallSites({ sourceMap: false }).slice(2)',
  },
]
