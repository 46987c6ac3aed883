export const configName = "wireform.yaml";
