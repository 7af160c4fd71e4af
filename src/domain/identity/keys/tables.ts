export type KeyTables = {
  api_keys: {
    id: string;
    name: string | null;
    start: string | null;
    referenceId: string;
    key: string;
    enabled: boolean | null;
    lastRequest: Date | null;
    expiresAt: Date | null;
    createdAt: Date;
    permissions: string | null;
    metadata: string | null;
  };
};
