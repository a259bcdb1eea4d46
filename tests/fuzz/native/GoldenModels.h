#pragma once
#include <cstdint>
#include <string>
#include <vector>

// A model of firmware-tests/golden.
struct GoldenModel
{
    std::string name;
    std::vector<unsigned char> file;

    uint32_t bytes() const { return static_cast<uint32_t>(file.size()); }
};

// Sorted by name; read once.
const std::vector<GoldenModel>& goldenModels();

const GoldenModel& goldenModel(const char* name);
