const broken = {
  name: "broken",
  emit() {
    throw new Error("it broke");
  },
};

export default { emitters: [broken], only: true };
