#pragma once
#include <cstdio>
#include <cstdlib>
#include <vector>

// The bytes of a file; ends the program when it cannot be read.
inline std::vector<unsigned char> readFile(const char* path)
{
    std::FILE* file = std::fopen(path, "rb");
    if (file == nullptr)
    {
        std::fprintf(stderr, "%s: cannot be opened\n", path);
        std::exit(2);
    }

    std::vector<unsigned char> bytes;
    unsigned char buffer[4096];
    for (size_t read; (read = std::fread(buffer, 1, sizeof(buffer), file)) > 0;)
    {
        bytes.insert(bytes.end(), buffer, buffer + read);
    }

    std::fclose(file);
    return bytes;
}
