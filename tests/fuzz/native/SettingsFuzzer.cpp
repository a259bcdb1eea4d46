// Any settings: refused by one of their errors, or a detector in the bytes that were stated, with the same boxes by all kernels.
#include <cstring>

#include "Finding.h"
#include "FuzzedBytes.h"
#include "GoldenModels.h"
#include "Runs.h"

namespace
{
constexpr int FrameSide = 40;
constexpr uint32_t MostBytes = 4 << 20;
constexpr int32_t MostOperations = 24;

// Mostly a multiple of 4, as the strides of the golden models are.
int32_t side(FuzzedBytes& bytes)
{
    int32_t any = bytes.mostly(0, 128);
    return any >= 0 && any < 128 ? any & ~3 : any;
}

bool isOfSettings(int32_t error) { return error <= DUPNET_INPUT_WIDTH && error >= DUPNET_OTHER_MODEL; }
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    FuzzedBytes bytes(data, size);
    const GoldenModel& golden = goldenModels()[bytes.byte() % goldenModels().size()];
    dupnet_settings settings = {};
    settings.input_width = side(bytes);
    settings.input_height = side(bytes);
    settings.fit = bytes.mostly(0, 2);
    settings.sample_grid = bytes.mostly(1, 4);
    settings.score_threshold = bytes.mostly(-1, 65538);
    settings.overlap_threshold = bytes.mostly(0, 65537);
    settings.max_candidates = bytes.mostly(1, 128);
    settings.max_detections = bytes.mostly(1, 32);
    settings.merge_boxes = bytes.mostly(0, 2);
    settings.stretch_contrast = bytes.mostly(0, 2);
    settings.most_operations = bytes.mostly(0, 64);
    settings.most_bytes = bytes.mostly(0, 65536);
    settings.kernels = bytes.mostly(DUPNET_FASTEST, DUPNET_COMPILED + 1);
    settings.working_memory = bytes.mostly(0, 65536);

    uint32_t detectorBytes = 0;
    uint32_t offset = 0;
    int32_t error = dupnet_detector_bytes(golden.file.data(), golden.bytes(), &settings, &detectorBytes, &offset);
    require(error == DUPNET_OK || isOfSettings(error), "a refusal is one of settings");
    if (error != DUPNET_OK || detectorBytes > MostBytes)
    {
        uint64_t none = 0;
        require(
            dupnet_detector_create(&none, sizeof(none), golden.file.data(), golden.bytes(), &settings, &offset)
                == (error == DUPNET_OK ? static_cast<int32_t>(DUPNET_MEMORY) : error),
            "making a detector refuses what its size refuses");
        return 0;
    }

    // What takes long is sized, and not run.
    dupnet_settings quick = settings;
    quick.most_operations = MostOperations;
    if (dupnet_detector_bytes(golden.file.data(), golden.bytes(), &quick, &detectorBytes, &offset) != DUPNET_OK)
    {
        return 0;
    }

    std::vector<uint8_t> pixels = generated(2 * FrameSide * FrameSide, bytes.word());
    dupnet_frame frame = {pixels.data(), static_cast<uint32_t>(pixels.size()), FrameSide, FrameSide, 2 * FrameSide, DUPNET_YUV422, bytes.byte() & 3, 0};
    int32_t result;
    std::vector<dupnet_detection> wanted = MadeDetector::make(golden.file.data(), golden.bytes(), settings, error)->detect(frame, result);
    for (int32_t kernels : hostKernels())
    {
        settings.kernels = kernels;
        std::unique_ptr<MadeDetector> detector = MadeDetector::make(golden.file.data(), golden.bytes(), settings, error);
        require(detector != nullptr || error == DUPNET_MUCH_MEMORY, "what one kind of kernels takes, others take, but for memory");
        require(detector == nullptr || detector->detect(frame, result) == wanted, "all kernels find the same");
    }

    return 0;
}
