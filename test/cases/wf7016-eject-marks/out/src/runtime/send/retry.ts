/** When a request is sent again. */
<<<<<<< yours
export const attempts = 5;
=======
export const attempts = 3;
>>>>>>> wireform 0.0.1
