/** The part of libarchive.js that is used; its own types are of the build for browsers. */
declare module 'libarchive.js/dist/libarchive-node.mjs' {
  export interface ArchivedFile {
    readonly name: string;
    readonly size: number;
    extract(): Promise<File>;
  }
  export interface OpenArchive {
    hasEncryptedData(): Promise<boolean | null>;
    usePassword(password: string): Promise<void>;
    getFilesArray(): Promise<readonly { readonly file: ArchivedFile; readonly path: string }[]>;
    extractFiles(): Promise<Folder>;
    close(): Promise<void>;
  }
  export interface Folder {
    readonly [name: string]: File | Folder;
  }
  export const Archive: { open(file: Blob): Promise<OpenArchive> };
}
