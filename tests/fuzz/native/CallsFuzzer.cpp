// Any sequence of calls to a detector, by the C interface and by that for memory that moves: wrong calls are refused and change nothing,
// right ones give what a new detector gives.
#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

#include "dupnet_managed.h"

#include "Finding.h"
#include "FuzzedBytes.h"
#include "GoldenModels.h"
#include "Models/ModelReader.h"
#include "Runs.h"

namespace
{
constexpr int FrameKinds = 6;
constexpr int MostCalls = 24;
constexpr int FrameSide = 36;
constexpr const char* Models[] = {"crowd", "grays", "tree", "wide"};
constexpr int ModelKinds = sizeof(Models) / sizeof(*Models);

using Boxes = std::vector<dupnet_detection>;
using Numbers = std::vector<int32_t>;

const std::vector<uint8_t>& pixels()
{
    static const std::vector<uint8_t> bytes = generated(3 * FrameSide * FrameSide, 5);
    return bytes;
}

// The last kind is refused.
dupnet_frame frameOf(int kind)
{
    int32_t width = kind % 2 == 0 ? FrameSide : FrameSide / 2;
    dupnet_frame frame = {pixels().data(), static_cast<uint32_t>(pixels().size()), width, FrameSide, 3 * FrameSide, DUPNET_RGB888, kind % 4, kind & 1};
    frame.rotation = kind == FrameKinds - 1 ? 4 : frame.rotation;
    return frame;
}

dupnet_settings settingsOf(const dupnet::Model& model, int kind)
{
    dupnet_settings settings = plainSettings(model.smallestSide, model.smallestSide, DUPNET_FASTEST);
    settings.merge_boxes = kind & 1;
    settings.fit = (kind >> 1) & 1;
    settings.most_operations = 0;
    return settings;
}

struct Answer
{
    int32_t result;
    Boxes boxes;
    Numbers logits;
};

// By a detector that was made for this frame alone.
const Answer& answerOf(int modelKind, int settingsKind, int frameKind)
{
    static std::map<std::tuple<int, int, int>, Answer> answers;
    auto key = std::make_tuple(modelKind, settingsKind, frameKind);
    auto found = answers.find(key);
    if (found != answers.end())
    {
        return found->second;
    }

    const GoldenModel& golden = goldenModel(Models[modelKind]);
    dupnet::Model model;
    dupnet::readModel(golden.file.data(), golden.bytes(), model);
    dupnet_settings settings = settingsOf(model, settingsKind);
    int32_t error;
    std::unique_ptr<MadeDetector> detector = MadeDetector::make(golden.file.data(), golden.bytes(), settings, error);
    require(detector != nullptr, "a golden model runs");
    Answer answer = {0, Boxes(static_cast<size_t>(settings.max_detections)), Numbers(static_cast<size_t>(dupnet_logit_count(detector->memory())))};
    dupnet_frame frame = frameOf(frameKind);
    answer.result = dupnet_detect_logits(detector->memory(), &frame, answer.boxes.data(), answer.logits.data());
    answer.boxes.resize(static_cast<size_t>(std::max(answer.result, 0)));
    return answers.emplace(key, answer).first->second;
}

void forwards(void*, dupnet_work work, void* job)
{
    work(job, 0);
    work(job, 1);
}

// A detector of the C interface, which moves now and then.
class Plain
{
public:
    Plain(int modelKind, int settingsKind) : _modelKind(modelKind), _settingsKind(settingsKind), _model(goldenModel(Models[modelKind]).file)
    {
        dupnet::readModel(_model.data(), modelBytes(), _read);
        _settings = settingsOf(_read, settingsKind);
        uint32_t offset;
        require(dupnet_detector_bytes(_model.data(), modelBytes(), &_settings, &_bytes, &offset) == DUPNET_OK, "a golden model has a size");
        _memory.resize(_bytes / 8);
        require(dupnet_detector_create(_memory.data(), _bytes, _model.data(), modelBytes(), &_settings, &offset) == DUPNET_OK, "a detector is made");
    }

    void call(FuzzedBytes& bytes)
    {
        int frameKind = bytes.byte() % FrameKinds;
        dupnet_frame frame = frameOf(frameKind);
        const Answer& wanted = answerOf(_modelKind, _settingsKind, frameKind);
        Boxes boxes(static_cast<size_t>(_settings.max_detections));
        Numbers logits(static_cast<size_t>(dupnet_logit_count(_memory.data())));
        switch (bytes.byte() % 7)
        {
            case 0: compare(dupnet_detect(_memory.data(), &frame, boxes.data()), boxes, wanted); break;
            case 1:
                compare(dupnet_detect_logits(_memory.data(), &frame, boxes.data(), logits.data()), boxes, wanted);
                require(wanted.result < 0 || logits == wanted.logits, "logits are those of a new detector");
                break;
            case 2: split(frame, boxes, wanted); break;
            case 3: move(); break;
            case 4: layers(frame, bytes.byte() % (_read.layerCount + 1)); break;
            case 5:
                require(dupnet_run_layer(_memory.data(), &frame, static_cast<int8_t>(bytes.byte() | 128)) == DUPNET_LAYER, "a layer below the first is refused");
                require(dupnet_run_layer(_memory.data(), &frame, _read.layerCount + bytes.byte()) == DUPNET_LAYER, "a layer above the last is refused");
                break;
            default:
            {
                std::vector<uint8_t> image = generated(static_cast<size_t>(_settings.input_width * _settings.input_height) * _read.inputChannels, bytes.byte());
                dupnet_run_image(_memory.data(), image.data(), logits.data());
                break;
            }
        }
    }

private:
    uint32_t modelBytes() const { return static_cast<uint32_t>(_model.size()); }

    static void compare(int32_t result, Boxes& boxes, const Answer& wanted)
    {
        boxes.resize(static_cast<size_t>(std::max(result, 0)));
        require(result == wanted.result && boxes == wanted.boxes, "boxes are those of a new detector");
    }

    void split(const dupnet_frame& frame, Boxes& boxes, const Answer& wanted)
    {
        uint32_t splitBytes;
        uint32_t offset;
        require(dupnet_split_bytes(_model.data(), modelBytes(), &_settings, &splitBytes, &offset) == DUPNET_OK, "a second worker has a size");
        std::vector<uint32_t> scratch((splitBytes / 4) + 1);
        require(
            dupnet_detect_split(_memory.data(), &frame, boxes.data(), forwards, nullptr, nullptr, splitBytes, nullptr) == DUPNET_MEMORY,
            "no memory for the second worker is refused");
        compare(dupnet_detect_split(_memory.data(), &frame, boxes.data(), forwards, nullptr, scratch.data(), splitBytes, nullptr), boxes, wanted);
    }

    // Detector and model to other places; what they leave is overwritten.
    void move()
    {
        std::vector<uint64_t> memory(_memory.size(), 0x5A5A5A5A5A5A5A5A);
        std::memcpy(memory.data(), _memory.data(), dupnet_state_bytes(_memory.data()));
        std::vector<uint8_t> model(_model);
        std::fill(_model.begin(), _model.end(), static_cast<uint8_t>(0xA5));
        _memory.swap(memory);
        _model.swap(model);
        dupnet_moved(_memory.data(), _model.data());
    }

    // The first layers, each after those before it.
    void layers(const dupnet_frame& frame, int count)
    {
        for (int layer = 0; layer < count; layer++)
        {
            int32_t result = dupnet_run_layer(_memory.data(), &frame, layer);
            require(result == (frame.rotation > 3 ? static_cast<int32_t>(DUPNET_FRAME) : 0), "a layer runs, or the frame is refused");
        }
    }

    int _modelKind;
    int _settingsKind;
    std::vector<uint8_t> _model;
    dupnet::Model _read;
    dupnet_settings _settings;
    uint32_t _bytes;
    std::vector<uint64_t> _memory;
};

// A detector of the interface for memory that moves.
class Moving
{
public:
    Moving(int modelKind, int settingsKind, bool split) : _modelKind(modelKind), _settingsKind(settingsKind), _golden(goldenModel(Models[modelKind]))
    {
        dupnet::Model model;
        dupnet::readModel(_golden.file.data(), _golden.bytes(), model);
        dupnet_settings settings = settingsOf(model, settingsKind);
        std::memcpy(_numbers, &settings, sizeof(_numbers));
        _boxes.resize(static_cast<size_t>(settings.max_detections) * DUPNET_BOX_NUMBERS);
        dupnet_managed_use_fork(split ? forwards : nullptr, nullptr);
        int32_t bytes = dupnet_managed_bytes(_golden.file.data(), _golden.bytes(), _numbers, DUPNET_SETTINGS_NUMBERS);
        require(bytes > 0, "a golden model has a size");
        _bytes = static_cast<uint32_t>(bytes);
        _memory.assign(_bytes + 8, 0xA5);
        require(dupnet_managed_create(at(), _bytes, _golden.file.data(), _golden.bytes(), _numbers, DUPNET_SETTINGS_NUMBERS) >= DUPNET_OK, "a detector is made");
    }

    void call(FuzzedBytes& bytes)
    {
        int frameKind = bytes.byte() % FrameKinds;
        switch (bytes.byte() % 6)
        {
            case 0: move(bytes.byte() % 8); break;
            case 1: refused(frameKind, bytes); break;
            case 2: dupnet_managed_use_fork(bytes.byte() % 2 == 0 ? forwards : nullptr, nullptr); break;
            default: detect(frameKind, bytes.byte() % 2 == 0); break;
        }
    }

private:
    uint8_t* at() { return _memory.data() + _shift; }

    void move(int shift)
    {
        std::vector<uint8_t> memory(_bytes + 8, 0x5A);
        std::memcpy(memory.data() + shift, at(), _bytes);
        _memory.swap(memory);
        _shift = shift;
    }

    int32_t run(const dupnet_frame& frame, uint32_t memoryBytes, uint32_t boxNumbers, uint32_t frameNumbers, Numbers& logits, uint32_t logitNumbers)
    {
        const int32_t numbers[] = {frame.width, frame.height, frame.stride, frame.format, frame.rotation, frame.mirror, 0};
        return dupnet_managed_detect(
            at(), memoryBytes, _golden.file.data(), _golden.bytes(), frame.buffer, frame.buffer_bytes, numbers, frameNumbers, _boxes.data(),
            boxNumbers, logits.data(), logitNumbers);
    }

    void detect(int frameKind, bool withLogits)
    {
        const Answer& wanted = answerOf(_modelKind, _settingsKind, frameKind);
        Numbers logits(wanted.logits.size());
        int32_t result = run(
            frameOf(frameKind), _bytes, static_cast<uint32_t>(_boxes.size()), DUPNET_FRAME_NUMBERS, logits,
            withLogits ? static_cast<uint32_t>(logits.size()) : 0);
        require(result == wanted.result, "as many boxes as a new detector finds");
        require(
            result <= 0 || std::memcmp(_boxes.data(), wanted.boxes.data(), static_cast<size_t>(result) * sizeof(dupnet_detection)) == 0,
            "boxes are those of a new detector");
        require(!withLogits || result < 0 || logits == wanted.logits, "logits are those of a new detector");
    }

    // Too little room of one kind or another.
    void refused(int frameKind, FuzzedBytes& bytes)
    {
        dupnet_frame frame = frameOf(frameKind);
        Numbers logits(answerOf(_modelKind, _settingsKind, frameKind).logits.size());
        uint32_t boxNumbers = static_cast<uint32_t>(_boxes.size());
        uint32_t logitNumbers = static_cast<uint32_t>(logits.size());
        uint32_t less = 1 + bytes.byte();
        switch (bytes.byte() % 4)
        {
            case 0: require(run(frame, std::min(less, _bytes - 64), boxNumbers, DUPNET_FRAME_NUMBERS, logits, 0) == DUPNET_NOT_CREATED, "less memory is refused"); break;
            case 1: require(run(frame, _bytes, boxNumbers - 1, DUPNET_FRAME_NUMBERS, logits, 0) == DUPNET_RESULTS_TOO_SHORT, "fewer boxes are refused"); break;
            case 2: require(run(frame, _bytes, boxNumbers, less % DUPNET_FRAME_NUMBERS, logits, 0) == DUPNET_FRAME, "half a frame is refused"); break;
            default:
                require(
                    run(frame, _bytes, boxNumbers, DUPNET_FRAME_NUMBERS, logits, 1 + (less % (logitNumbers - 1))) == DUPNET_RESULTS_TOO_SHORT,
                    "fewer logits are refused");
                break;
        }
    }

    int _modelKind;
    int _settingsKind;
    const GoldenModel& _golden;
    int32_t _numbers[DUPNET_SETTINGS_NUMBERS];
    Numbers _boxes;
    uint32_t _bytes;
    int _shift = 0;
    std::vector<uint8_t> _memory;
};
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    FuzzedBytes bytes(data, size);
    int modelKind = bytes.byte() % ModelKinds;
    int settingsKind = bytes.byte() % 4;
    bool split = bytes.byte() % 2 == 0;
    Plain plain(modelKind, settingsKind);
    Moving moving(modelKind, settingsKind, split);
    for (int calls = 0; calls < MostCalls && !bytes.isEmpty(); calls++)
    {
        if (bytes.byte() % 2 == 0)
        {
            plain.call(bytes);
        }
        else
        {
            moving.call(bytes);
        }
    }

    return 0;
}
