// jitney.hpp: Jitney for C++17 and later, header-only, over <jitney/jitney.h>.
//
//     std::vector<float> x = {-1, 0, 2}, y(3);
//     jitney::relu(x, y);                          // into y; throws jitney::error
//     jitney::array z = jitney::add(x, y);         // a new tensor, freed with z
//
//     jitney::failure why;                         // the same without exceptions:
//     jitney::relu(x, y, why);                     //   the last argument takes the error as a value
//     if (why) std::cerr << why.message();
//
// error.hpp     error (thrown), failure (a value), and the last parameter of every function that chooses between them
// tensor.hpp    view and mutable_view over vectors, arrays, spans and pointers; array and buffer, which own memory
// kernel.hpp    kernels by name, and C++ callables registered as kernels
// manager.hpp   switch, threads, statistics, benchmark, self-test, log
// builtins.hpp  the built-in kernels: element-wise, matrix products, optimiser, normalisation, convolution, pooling
// optimizing.hpp  tiers, plugins, the cache of optimised code
// statistics.hpp  sums, means, percentiles over axes; running statistics of a stream
// images.hpp    resizing, normalisation, colours
//
// Everything may be used from any thread, as the C functions may. Views do not own memory.
#ifndef JITNEY_JITNEY_HPP
#define JITNEY_JITNEY_HPP

#include "jitney/builtins.hpp"
#include "jitney/error.hpp"
#include "jitney/images.hpp"
#include "jitney/kernel.hpp"
#include "jitney/manager.hpp"
#include "jitney/optimizing.hpp"
#include "jitney/statistics.hpp"
#include "jitney/tensor.hpp"

#endif
