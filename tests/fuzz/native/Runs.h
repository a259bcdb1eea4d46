#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "dupnet.h"

// A detector in memory of exactly the bytes that it states, so that the sanitizers see a step beyond them.
class MadeDetector
{
public:
    // Nothing where the core refuses; `error` tells why. A detector that has a size is made, or that is a finding.
    static std::unique_ptr<MadeDetector> make(const uint8_t* model, uint32_t modelBytes, const dupnet_settings& settings, int32_t& error);

    ~MadeDetector();
    MadeDetector(const MadeDetector&) = delete;
    MadeDetector& operator=(const MadeDetector&) = delete;

    void* memory() const { return _memory; }

    uint32_t bytes() const { return _bytes; }

    std::vector<int32_t> runImage(const std::vector<uint8_t>& image) const;

    // Boxes that were found, whose fields are in range; none where the frame is refused, which `result` tells.
    std::vector<dupnet_detection> detect(const dupnet_frame& frame, int32_t& result) const;

private:
    MadeDetector(uint32_t bytes, int32_t mostDetections, int32_t classes);

    uint32_t _bytes;
    int32_t _mostDetections;
    int32_t _classes;
    void* _memory;
};

bool operator==(const dupnet_detection& a, const dupnet_detection& b);

// Requires that boxes lie in a frame, that scores and classes are in range, and that the best come first.
void requireSound(const std::vector<dupnet_detection>& boxes, const dupnet_frame& frame, int classes);

// The kernels of this build that this processor runs, but those of generated code.
const std::vector<int32_t>& hostKernels();

// Settings as most callers have them, within a small budget.
dupnet_settings plainSettings(int width, int height, int32_t kernels);

// Bytes from a generator.
std::vector<uint8_t> generated(size_t count, uint32_t seed);
