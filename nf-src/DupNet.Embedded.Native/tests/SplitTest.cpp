// split-test MODEL VECTORS KERNELS
//
// Detections by two threads, by two workers one after the other in either order, and through memory that moves between calls,
// against those of one core, on the settings and frames of the golden vectors.
#include "dupnet.h"
#include "dupnet_managed.h"

#include "GoldenVectors.h"
#include "KernelsNamed.h"
#include "TestFile.h"

#include <cstring>
#include <sstream>
#include <string>
#include <thread>

namespace
{
void runThreads(void*, dupnet_work work, void* job)
{
    std::thread second(work, job, 1);
    work(job, 0);
    second.join();
}

void runForwards(void*, dupnet_work work, void* job)
{
    work(job, 0);
    work(job, 1);
}

void runBackwards(void*, dupnet_work work, void* job)
{
    work(job, 1);
    work(job, 0);
}

struct Found
{
    std::vector<dupnet_detection> boxes;
    std::vector<int32_t> logits;
};

bool operator==(const Found& a, const Found& b)
{
    return a.logits == b.logits && a.boxes.size() == b.boxes.size()
        && (a.boxes.empty() || std::memcmp(a.boxes.data(), b.boxes.data(), a.boxes.size() * sizeof(dupnet_detection)) == 0);
}

int failures = 0;

void expect(bool condition, const char* what, int line)
{
    if (!condition)
    {
        std::fprintf(stderr, "vector %d: %s\n", line, what);
        failures++;
    }
}

// Once made, the detector lies elsewhere and at another remainder of 8 at every call, and so does the model.
void checkMoving(
    const std::vector<unsigned char>& model, const dupnet_settings& settings, const dupnet_frame& frame, const Found& wanted, int line)
{
    const int32_t* settingsNumbers = &settings.input_width;
    const int32_t frameNumbers[DUPNET_FRAME_NUMBERS] = {frame.width, frame.height, frame.stride, frame.format, frame.rotation, frame.mirror, 0};
    uint32_t modelBytes = static_cast<uint32_t>(model.size());
    int32_t bytes = dupnet_managed_bytes(model.data(), modelBytes, settingsNumbers, DUPNET_SETTINGS_NUMBERS);
    expect(bytes > 0, "no size for moving memory", line);
    uint32_t memoryBytes = static_cast<uint32_t>(bytes);
    std::vector<uint8_t> memory(memoryBytes + 8, 0xA5);
    std::vector<int32_t> boxes(static_cast<size_t>(6 * settings.max_detections));
    uint32_t boxNumbers = static_cast<uint32_t>(boxes.size());
    std::vector<int32_t> logits(wanted.logits.size());
    uint32_t logitNumbers = static_cast<uint32_t>(logits.size());
    expect(
        dupnet_managed_detect(
            memory.data(), memoryBytes, model.data(), modelBytes, frame.buffer, frame.buffer_bytes, frameNumbers, DUPNET_FRAME_NUMBERS, boxes.data(), boxNumbers,
            nullptr, 0)
            == DUPNET_NOT_CREATED,
        "memory without a detector was used", line);
    expect(
        dupnet_managed_create(memory.data(), memoryBytes - 8, model.data(), modelBytes, settingsNumbers, DUPNET_SETTINGS_NUMBERS) == DUPNET_MEMORY,
        "a detector was made in too little memory", line);
    int32_t compiled = dupnet_managed_create(memory.data(), memoryBytes, model.data(), modelBytes, settingsNumbers, DUPNET_SETTINGS_NUMBERS);
    expect(compiled >= 0, "no moving detector", line);
    expect((compiled > 0) == (settings.kernels == DUPNET_COMPILED), "another number of layers is said to be code", line);
    uint8_t reference[DUPNET_REFERENCE_BYTES];
    expect(dupnet_managed_refer(reference, sizeof(reference), model.data(), modelBytes) == 0, "no reference to a model in flash", line);
    expect(dupnet_managed_refer(reference, 8, model.data(), modelBytes) == DUPNET_MEMORY, "a reference in too little memory", line);
    expect(dupnet_managed_bytes(reference, sizeof(reference), settingsNumbers, DUPNET_SETTINGS_NUMBERS) == bytes, "another size for a model in flash", line);
    for (int move = 1; move <= 9; move++)
    {
        std::vector<uint8_t> next(memoryBytes + 8, static_cast<uint8_t>(move));
        std::vector<uint8_t> nextModel(modelBytes + 8);
        uint8_t* at = next.data() + ((move * 4) % 8);
        const uint8_t* from = memory.data() + (move == 1 ? 0 : ((move - 1) * 4) % 8);
        std::memcpy(at, from, memoryBytes);
        std::memcpy(nextModel.data() + (move % 8), model.data(), modelBytes);
        std::memset(memory.data(), 0x5A, memory.size());
        bool inFlash = move % 3 == 0;
        const uint8_t* modelAt = inFlash ? reference : nextModel.data() + (move % 8);
        uint32_t modelAtBytes = inFlash ? static_cast<uint32_t>(sizeof(reference)) : modelBytes;
        bool withLogits = move % 2 == 1;
        int32_t count = dupnet_managed_detect(
            at, memoryBytes, modelAt, modelAtBytes, frame.buffer, frame.buffer_bytes, frameNumbers, DUPNET_FRAME_NUMBERS, boxes.data(), boxNumbers,
            logits.data(), withLogits ? logitNumbers : 0);
        expect(
            count == static_cast<int32_t>(wanted.boxes.size())
                && (count == 0 || std::memcmp(boxes.data(), wanted.boxes.data(), wanted.boxes.size() * sizeof(dupnet_detection)) == 0),
            "boxes differ after a move", line);
        expect(!withLogits || logits == wanted.logits, "logits differ after a move", line);
        logits.assign(logits.size(), 0);
        expect(
            dupnet_managed_detect(
                at, memoryBytes, modelAt, modelAtBytes, frame.buffer, frame.buffer_bytes, frameNumbers, DUPNET_FRAME_NUMBERS, boxes.data(),
                boxNumbers, logits.data(), logitNumbers - 1)
                == DUPNET_RESULTS_TOO_SHORT,
            "logits were written beyond their end", line);
        memory.swap(next);
    }
}

// A model in flash is checked and read as one in memory.
void checkFlash(const std::vector<unsigned char>& model)
{
    uint32_t bytes = static_cast<uint32_t>(model.size());
    std::vector<uint8_t> flash(model.begin(), model.end());
    uint8_t reference[DUPNET_REFERENCE_BYTES];
    dupnet_managed_refer(reference, sizeof(reference), flash.data(), bytes);
    int32_t refused = -1;
    expect(dupnet_managed_check(reference, sizeof(reference), &refused, 1) == 0, "a model in flash was refused", 0);
    expect(dupnet_managed_check(reference, sizeof(reference), &refused, 0) == DUPNET_MEMORY, "an offset was written beyond the end", 0);
    std::vector<uint8_t> head(bytes + 4, 0);
    expect(dupnet_managed_read(reference, sizeof(reference), head.data(), 100) == 100, "the head of a model was not read", 0);
    expect(std::memcmp(head.data(), model.data(), 100) == 0 && head[100] == 0, "the head of a model differs", 0);
    expect(dupnet_managed_read(reference, sizeof(reference), head.data(), bytes + 4) == static_cast<int32_t>(bytes), "read beyond the model", 0);
    flash[bytes - 1] ^= 1;
    expect(dupnet_managed_check(reference, sizeof(reference), &refused, 1) == DUPNET_MODEL_CORRUPTED && refused == 12, "a damaged model passed", 0);
    dupnet_managed_refer(reference, sizeof(reference), model.data(), bytes - 1);
    expect(dupnet_managed_check(reference, sizeof(reference), &refused, 1) == DUPNET_MODEL_TRUNCATED, "a cut model passed", 0);
}
}

int main(int argc, char** argv)
{
    if (argc != 4)
    {
        std::fprintf(stderr, "usage: split-test MODEL VECTORS KERNELS\n");
        return 2;
    }

    std::vector<unsigned char> model = readFile(argv[1]);
    std::vector<unsigned char> text = readFile(argv[2]);
    std::istringstream lines(std::string(text.begin(), text.end()));
    std::string word;
    dupnet_settings settings = {};
    settings.kernels = static_cast<int32_t>(kernelsNamed(argv[3]));
    int vectors = 0;
    checkFlash(model);
    while (lines >> word)
    {
        if (word == "settings" || word == "merging")
        {
            settings.merge_boxes = word == "merging";
            lines >> settings.input_width >> settings.input_height >> settings.fit >> settings.sample_grid >> settings.score_threshold
                >> settings.overlap_threshold >> settings.max_candidates >> settings.max_detections;
            continue;
        }

        if (word != "frame" && word != "dim")
        {
            std::getline(lines, word);
            continue;
        }

        dupnet_frame frame = {};
        uint32_t seed;
        lines >> frame.width >> frame.height >> frame.stride >> frame.format >> frame.rotation >> frame.mirror >> seed;
        std::vector<uint8_t> pixels(static_cast<size_t>(frame.stride) * static_cast<size_t>(frame.height));
        generateBytes(pixels.data(), static_cast<uint32_t>(pixels.size()), seed);
        settings.stretch_contrast = word == "dim";
        if (settings.stretch_contrast != 0)
        {
            makeDim(pixels.data(), static_cast<uint32_t>(pixels.size()));
        }

        frame.buffer = pixels.data();
        frame.buffer_bytes = static_cast<uint32_t>(pixels.size());

        vectors++;
        uint32_t bytes;
        uint32_t splitBytes;
        uint32_t offset;
        uint32_t modelBytes = static_cast<uint32_t>(model.size());
        if (dupnet_detector_bytes(model.data(), modelBytes, &settings, &bytes, &offset) != 0
            || dupnet_split_bytes(model.data(), modelBytes, &settings, &splitBytes, &offset) != 0)
        {
            expect(false, "no detector", vectors);
            continue;
        }

        std::vector<uint64_t> memory((bytes / 8) + 1, 0xA5A5A5A5A5A5A5A5);
        std::vector<dupnet_detection> boxes(static_cast<size_t>(settings.max_detections));
        dupnet_detector_create(memory.data(), bytes, model.data(), modelBytes, &settings, &offset);
        std::vector<int32_t> logits(static_cast<size_t>(dupnet_logit_count(memory.data())));
        int32_t wantedCount = dupnet_detect_logits(memory.data(), &frame, boxes.data(), logits.data());
        boxes.resize(static_cast<size_t>(wantedCount));
        Found wanted = {boxes, logits};

        // Exactly the bytes that are stated, so that the sanitizers see a write behind them.
        std::vector<uint32_t> scratch(splitBytes / 4, 0x5A5A5A5A);
        expect(
            dupnet_detect_split(memory.data(), &frame, boxes.data(), runForwards, nullptr, scratch.data(), splitBytes - 1, nullptr) == DUPNET_MEMORY,
            "too little memory was used", vectors);
        const dupnet_fork forks[] = {runForwards, runBackwards, runThreads, runThreads};
        for (dupnet_fork fork : forks)
        {
            Found found = {std::vector<dupnet_detection>(static_cast<size_t>(settings.max_detections)), std::vector<int32_t>(logits.size())};
            int32_t count =
                dupnet_detect_split(memory.data(), &frame, found.boxes.data(), fork, nullptr, scratch.data(), splitBytes, found.logits.data());
            found.boxes.resize(static_cast<size_t>(count));
            expect(found == wanted, "two workers differ from one", vectors);
        }

        checkMoving(model, settings, frame, wanted, vectors);
        dupnet_managed_use_fork(runThreads, nullptr);
        checkMoving(model, settings, frame, wanted, vectors);
        dupnet_managed_use_fork(nullptr, nullptr);
    }

    std::printf("%d vectors\n", vectors);
    return failures == 0 && vectors > 0 ? 0 : 1;
}
