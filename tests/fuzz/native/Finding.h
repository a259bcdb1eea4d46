#pragma once
#include <cstdio>

// Ends the run with a finding, which libFuzzer writes to a file, unless a promise is kept.
inline void require(bool kept, const char* promise)
{
    if (!kept)
    {
        std::fprintf(stderr, "FINDING: not so: %s\n", promise);
        __builtin_trap();
    }
}
