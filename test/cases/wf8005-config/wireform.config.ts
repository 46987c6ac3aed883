const wanted: string = "all";

export default { emitters: wanted };
