using System;

namespace DupNet.Embedded.Models
{
    /// <summary>Turns the bytes of a file into a model and refuses whatever the format does not allow.</summary>
    internal sealed class ModelReader
    {
        private readonly byte[] _data;
        private readonly bool _isHead;
        private int _fileBytes;

        /// <param name="data">The file.</param>
        /// <param name="isHead">Whether it ends before the weights, which are then not looked at, nor is the checksum.</param>
        public ModelReader(byte[] data, bool isHead)
        {
            if (data == null)
            {
                throw new ArgumentNullException(nameof(data));
            }

            _data = data;
            _isHead = isHead;
            _fileBytes = data.Length;
        }

        /// <summary>Fills a model in.</summary>
        /// <param name="model">The model of these bytes; not to be used if this throws.</param>
        /// <exception cref="ModelException">The bytes are damaged, or no model that this library can run.</exception>
        public void Read(ModelContent model)
        {
            long checksum = CheckEnvelope();
            model.Checksum = checksum;
            model.FileBytes = _fileBytes;
            ReadHeader(model);
            ReadNames(model);
            ReadAnchors(model);

            model.Layers = new Layer[_data[ModelFormat.LayerCountOffset]];
            for (int i = 0; i < model.Layers.Length; i++)
            {
                model.Layers[i] = ReadLayer(model, i);
            }

            CheckLayerGraph(model);
            CheckSize(model, model.DefaultWidth, model.DefaultHeight, ModelFormat.DefaultWidthOffset, ModelFormat.DefaultHeightOffset);
            CheckSize(model, model.KnownAnswerSide, model.KnownAnswerSide, ModelFormat.KnownAnswerSideOffset, ModelFormat.KnownAnswerSideOffset);
        }

        private static ModelException Refuse(ModelError error, int offset, string what)
        {
            return new ModelException(error, offset, what);
        }

        private long CheckEnvelope()
        {
            if (_data.Length < 4)
            {
                throw Refuse(ModelError.Truncated, _data.Length, "ends inside the header");
            }

            if (LittleEndian.UInt32(_data, 0) != ModelFormat.Magic)
            {
                throw Refuse(ModelError.NotAModel, 0, "does not start with DUPN");
            }

            if (_data.Length < ModelFormat.HeaderBytes)
            {
                throw Refuse(ModelError.Truncated, _data.Length, "ends inside the header");
            }

            int version = LittleEndian.UInt16(_data, ModelFormat.VersionOffset);
            if (version != ModelFormat.Version)
            {
                throw Refuse(ModelError.UnsupportedVersion, ModelFormat.VersionOffset, "version " + version.ToString() + ", this library reads 1");
            }

            Field(ModelFormat.HeaderBytesOffset, 2, "header bytes", ModelFormat.HeaderBytes, ModelFormat.HeaderBytes);

            if (_isHead)
            {
                _fileBytes = LittleEndian.Int32(_data, ModelFormat.FileBytesOffset);
                return LittleEndian.UInt32(_data, ModelFormat.CrcOffset);
            }

            long fileBytes = LittleEndian.UInt32(_data, ModelFormat.FileBytesOffset);
            if (fileBytes > _data.Length)
            {
                throw Refuse(ModelError.Truncated, _data.Length, "ends here, the header states " + fileBytes.ToString() + " bytes");
            }

            if (fileBytes < _data.Length)
            {
                throw Refuse(ModelError.TrailingData, ModelFormat.FileBytesOffset, "has " + _data.Length.ToString() + " bytes, the header states " + fileBytes.ToString());
            }

            Crc32 crc = new Crc32();
            crc.Append(_data, ModelFormat.CrcStart, _data.Length - ModelFormat.CrcStart);
            if (crc.Value != LittleEndian.UInt32(_data, ModelFormat.CrcOffset))
            {
                throw Refuse(ModelError.Corrupted, ModelFormat.CrcOffset, "CRC-32 does not match");
            }

            return crc.Value;
        }

        private void ReadHeader(ModelContent model)
        {
            model.InputChannels = Field(ModelFormat.InputChannelsOffset, 1, "input channels", 1, 3);
            if (model.InputChannels == 2)
            {
                throw Refuse(ModelError.FieldOutOfRange, ModelFormat.InputChannelsOffset, "input channels is 2, must be 1 or 3");
            }

            Field(ModelFormat.InputBitsOffset, 1, "input bits", 8, 8);
            model.PadValue = Field(ModelFormat.PadValueOffset, 1, "pad value", 0, 255);
            int layers = Field(ModelFormat.LayerCountOffset, 1, "layers", 1, ModelFormat.MaxLayers);
            Field(ModelFormat.AnchorCountOffset, 1, "anchors", 1, ModelFormat.MaxAnchors);
            Field(ModelFormat.ClassCountOffset, 1, "classes", 1, ModelFormat.MaxClasses);
            model.ScoreThreshold = Field(ModelFormat.ScoreThresholdOffset, 2, "score threshold", 0, 65535);
            model.Stride = Field(ModelFormat.StrideOffset, 2, "stride", 1, ModelFormat.MaxModelStride);
            model.SmallestSide = Side(model, ModelFormat.SmallestSideOffset, "smallest side", 1, ModelFormat.MaxSide);
            model.LargestSide = Side(model, ModelFormat.LargestSideOffset, "largest side", model.SmallestSide, ModelFormat.MaxSide);
            model.DefaultWidth = Side(model, ModelFormat.DefaultWidthOffset, "default width", model.SmallestSide, model.LargestSide);
            model.DefaultHeight = Side(model, ModelFormat.DefaultHeightOffset, "default height", model.SmallestSide, model.LargestSide);
            model.KnownAnswerSide = Side(model, ModelFormat.KnownAnswerSideOffset, "known-answer side", model.SmallestSide, model.LargestSide);
            model.KnownAnswerSeed = LittleEndian.UInt32(_data, ModelFormat.KnownAnswerSeedOffset);
            model.KnownAnswerHash = LittleEndian.UInt32(_data, ModelFormat.KnownAnswerHashOffset);
            Field(ModelFormat.HeaderReservedOffset, 2, "reserved", 0, 0);
            model.LargestStretch = Field(ModelFormat.LargestStretchOffset, 2, "largest stretch", 0, ModelFormat.MaxStretch);

            long tableEnd = ModelFormat.HeaderBytes + (layers * ModelFormat.LayerBytes);
            if (tableEnd > _data.Length)
            {
                throw Refuse(ModelError.SectionOutOfRange, ModelFormat.LayerCountOffset, "the layer table does not lie inside the file");
            }

            Section(ModelFormat.WeightsOffsetOffset, 0, "weights");
        }

        private void ReadNames(ModelContent model)
        {
            long bytes = LittleEndian.UInt32(_data, ModelFormat.NamesBytesOffset);
            int position = HeadSection(ModelFormat.NamesOffsetOffset, bytes, "names");
            int end = position + (int)bytes;

            string[] names = new string[1 + _data[ModelFormat.ClassCountOffset]];
            for (int i = 0; i < names.Length; i++)
            {
                int length = position < end ? _data[position] : ModelFormat.MaxNameLength + 1;
                if (length > ModelFormat.MaxNameLength || position + 1 + length > end)
                {
                    throw Refuse(ModelError.FieldOutOfRange, position, "a name is longer than 63 bytes or than its section");
                }

                char[] characters = new char[length];
                for (int c = 0; c < length; c++)
                {
                    int code = _data[position + 1 + c];
                    if (code < 32 || code > 126)
                    {
                        throw Refuse(ModelError.FieldOutOfRange, position + 1 + c, "a name holds a byte that is not printable ASCII");
                    }

                    characters[c] = (char)code;
                }

                names[i] = new string(characters);
                position += 1 + length;
            }

            model.Name = names[0];
            model.ClassNames = new string[names.Length - 1];
            Array.Copy(names, 1, model.ClassNames, 0, names.Length - 1);
        }

        private void ReadAnchors(ModelContent model)
        {
            int count = _data[ModelFormat.AnchorCountOffset];
            int offset = HeadSection(ModelFormat.AnchorsOffsetOffset, count * ModelFormat.AnchorBytes, "anchors");
            model.Anchors = new Anchor[count];
            for (int i = 0; i < count; i++)
            {
                model.Anchors[i] = new Anchor(
                    AnchorOffset(offset),
                    AnchorOffset(offset + 2),
                    Field(offset + 4, 2, "anchor width", 1, 65535),
                    Field(offset + 6, 2, "anchor height", 1, 65535));
                offset += ModelFormat.AnchorBytes;
            }
        }

        private int AnchorOffset(int offset)
        {
            int value = LittleEndian.Int16(_data, offset);
            if (value < -ModelFormat.MaxAnchorOffset || value > ModelFormat.MaxAnchorOffset)
            {
                throw Refuse(ModelError.FieldOutOfRange, offset, "anchor offset is " + value.ToString() + ", must be -4096..4096");
            }

            return value;
        }

        private Layer ReadLayer(ModelContent model, int index)
        {
            int at = ModelFormat.HeaderBytes + (index * ModelFormat.LayerBytes);
            Layer layer = new Layer();

            // The first layer, and no other, reads the image.
            layer.Source = Field(at, 1, "source", index == 0 ? 0 : 1, index);
            layer.Kernel = Field(at + 1, 1, "kernel size", 1, ModelFormat.MaxKernel);
            layer.Stride = Field(at + 2, 1, "stride", 1, ModelFormat.MaxStride);
            layer.Padding = Field(at + 3, 1, "padding", 0, layer.Kernel - 1);
            layer.Pool = Field(at + 4, 1, "pool", 1, 2);
            layer.OutputBits = Field(at + 6, 1, "output bits", 0, 2);
            Field(at + 7, 1, "weight bits", 1, 1);
            layer.ChannelsIn = Field(at + 8, 2, "channels in", 1, ModelFormat.MaxChannels);
            layer.ChannelsOut = Field(at + 10, 2, "channels out", 1, ModelFormat.MaxChannels);
            layer.WeightDuplication = Field(at + 12, 1, "weight duplication", 1, 255);
            layer.InputDuplication = Field(at + 13, 1, "feature-map duplication", 1, ModelFormat.MaxDuplication);
            layer.Shift = Field(at + 15, 1, "shift", 0, ModelFormat.MaxShift);
            Field(at + 28, 4, "reserved", 0, 0);

            int sourceBits = index == 0 ? 8 : model.Layers[layer.Source - 1].OutputBits;
            int sourceChannels = index == 0 ? model.InputChannels : model.Layers[layer.Source - 1].ChannelsOut;
            if (sourceBits == 0)
            {
                throw Refuse(ModelError.InconsistentLayers, at, "the source is a head");
            }

            layer.InputBits = Field(at + 5, 1, "input bits", sourceBits, sourceBits);
            if (layer.ChannelsIn != sourceChannels)
            {
                throw Refuse(ModelError.InconsistentLayers, at + 8, "channels in is " + layer.ChannelsIn.ToString() + ", the source has " + sourceChannels.ToString());
            }

            if (layer.ChannelsIn % layer.WeightDuplication != 0)
            {
                throw Refuse(ModelError.FieldOutOfRange, at + 12, "weight duplication does not divide channels in");
            }

            long largestSum = (long)layer.Kernel * layer.Kernel * layer.ChannelsIn * layer.InputDuplication * layer.LargestInput;
            if (largestSum > ModelFormat.MaxSum)
            {
                throw Refuse(ModelError.FieldOutOfRange, at + 8, "sums reach " + largestSum.ToString() + ", the limit is " + ModelFormat.MaxSum.ToString());
            }

            layer.WeightsOffset = LayerSection(at + 16, layer.WeightBytes, "weights");
            if (!_isHead)
            {
                CheckWeights(layer);
            }

            ReadOutput(model, layer, at);
            return layer;
        }

        private void ReadOutput(ModelContent model, Layer layer, int at)
        {
            if (layer.IsHead)
            {
                layer.Quantizer = (QuantizerKind)Field(at + 14, 1, "quantizer", (int)QuantizerKind.Logits, (int)QuantizerKind.Logits);
                layer.FirstAnchor = Field(at + 24, 1, "first anchor", 0, model.Anchors.Length - 1);
                layer.AnchorCount = Field(at + 25, 1, "anchors", 1, model.Anchors.Length - layer.FirstAnchor);
                layer.CentreScale = Field(at + 26, 2, "centre scale", 256, 1024);
                int classLogits = ModelContent.ClassLogits(layer);
                if (layer.ChannelsOut % layer.AnchorCount != 0
                    || (classLogits != model.ClassNames.Length && (classLogits != 0 || model.ClassNames.Length != 1)))
                {
                    throw Refuse(ModelError.InconsistentLayers, at + 10, "channels out does not fit anchors and classes");
                }

                if (layer.Pool != 1)
                {
                    throw Refuse(ModelError.FieldOutOfRange, at + 4, "a head has no pool");
                }

                layer.QuantizerOffset = LayerSection(at + 20, layer.QuantizerBytes, "scale and bias");
                for (int o = 0; o < layer.ChannelsOut && !_isHead; o++)
                {
                    int offset = layer.SecondListOffset + (4 * o);
                    long bias = LittleEndian.Int32(_data, offset);
                    if (bias > ModelFormat.MaxBias || bias < -ModelFormat.MaxBias)
                    {
                        throw Refuse(ModelError.InvalidParameter, offset, "bias is outside -2^30..2^30");
                    }
                }

                return;
            }

            layer.Quantizer = (QuantizerKind)Field(at + 14, 1, "quantizer", (int)QuantizerKind.Thresholds, (int)QuantizerKind.BaseAndStep);
            Field(at + 24, 4, "anchors of a layer that is no head", 0, 0);
            if (layer.Quantizer == QuantizerKind.BaseAndStep)
            {
                layer.QuantizerOffset = LayerSection(at + 20, layer.QuantizerBytes, "base and step");
                return;
            }

            int thresholds = layer.ThresholdCount;
            layer.QuantizerOffset = LayerSection(at + 20, layer.QuantizerBytes, "thresholds");
            for (int i = 0; i < thresholds * layer.ChannelsOut && !_isHead; i++)
            {
                int offset = layer.QuantizerOffset + (2 * i);
                if (i % thresholds != 0 && LittleEndian.Int16(_data, offset) < LittleEndian.Int16(_data, offset - 2))
                {
                    throw Refuse(ModelError.InvalidParameter, offset, "a threshold is smaller than the one before it");
                }
            }
        }

        /// <summary>No weight may count more ones than there are copies of the input; bits after a filter are zero.</summary>
        private void CheckWeights(Layer layer)
        {
            int planes = layer.WeightPlanes;
            int bits = layer.FilterLength & 7;
            if (bits != 0)
            {
                for (int end = layer.FilterBytes; end <= layer.WeightBytes; end += layer.FilterBytes)
                {
                    if (_data[layer.WeightsOffset + end - 1] >> bits != 0)
                    {
                        throw Refuse(ModelError.InvalidParameter, layer.WeightsOffset + end - 1, "a bit behind a filter's last weight is set");
                    }
                }
            }

            if (layer.InputDuplication == (1 << planes) - 1)
            {
                return;
            }

            for (int i = 0; i < layer.PlaneBytes; i++)
            {
                for (int bit = 0; bit < 8; bit++)
                {
                    int ones = 0;
                    for (int plane = 0; plane < planes; plane++)
                    {
                        ones |= ((_data[layer.WeightsOffset + (plane * layer.PlaneBytes) + i] >> bit) & 1) << plane;
                    }

                    if (ones > layer.InputDuplication)
                    {
                        throw Refuse(ModelError.InvalidParameter, layer.WeightsOffset + i, "a weight counts more ones than input copies");
                    }
                }
            }
        }

        private void CheckLayerGraph(ModelContent model)
        {
            int longest = 0;
            int[] strides = new int[model.Layers.Length + 1];
            bool[] read = new bool[model.Layers.Length + 1];
            strides[0] = 1;
            for (int i = 0; i < model.Layers.Length; i++)
            {
                Layer layer = model.Layers[i];
                read[layer.Source] = true;
                strides[i + 1] = strides[layer.Source] * layer.Stride * layer.Pool;
                if (strides[i + 1] > model.Stride || model.Stride % strides[i + 1] != 0)
                {
                    throw Refuse(ModelError.InconsistentLayers, ModelFormat.StrideOffset, "stride is not a multiple of layer " + (i + 1).ToString() + "'s " + strides[i + 1].ToString());
                }

                longest = strides[i + 1] > longest ? strides[i + 1] : longest;
            }

            if (longest != model.Stride)
            {
                throw Refuse(ModelError.InconsistentLayers, ModelFormat.StrideOffset, "stride is " + model.Stride.ToString() + ", the layers have " + longest.ToString());
            }

            for (int i = 0; i < model.Layers.Length; i++)
            {
                if (!model.Layers[i].IsHead && !read[i + 1])
                {
                    throw Refuse(ModelError.InconsistentLayers, ModelFormat.HeaderBytes + (i * ModelFormat.LayerBytes), "no layer reads the output of layer " + (i + 1).ToString());
                }
            }
        }

        private static void CheckSide(ModelContent model, int side, int offset)
        {
            int refused = MapSides.FirstRefused(model, side);
            if (refused != 0)
            {
                throw Refuse(ModelError.InconsistentLayers, offset, "side " + side.ToString() + " leaves layer " + refused.ToString() + " without an output, or an odd map for its pool");
            }
        }

        private static void CheckSize(ModelContent model, int width, int height, int widthOffset, int heightOffset)
        {
            CheckSide(model, width, widthOffset);
            CheckSide(model, height, heightOffset);
            int[] widths = MapSides.Compute(model, width);
            int[] heights = MapSides.Compute(model, height);
            long outputs = 0;
            for (int i = 0; i < model.Layers.Length; i++)
            {
                long columns = widths[i + 1] + (2 * ModelFormat.CountedBorder);
                long rows = heights[i + 1] + (2 * ModelFormat.CountedBorder);
                outputs += columns * rows * model.Layers[i].ChannelsOut;
            }

            if (outputs > ModelFormat.MaxOutputs)
            {
                throw Refuse(ModelError.InconsistentLayers, widthOffset, "size " + width.ToString() + " x " + height.ToString() + " makes " + outputs.ToString() + " outputs, the limit is " + ModelFormat.MaxOutputs.ToString());
            }
        }

        private int Side(ModelContent model, int offset, string name, int smallest, int largest)
        {
            int side = Field(offset, 2, name, smallest, largest);
            if (side % model.Stride != 0)
            {
                throw Refuse(ModelError.FieldOutOfRange, offset, name + " is " + side.ToString() + ", not a multiple of the stride " + model.Stride.ToString());
            }

            return side;
        }

        /// <summary>Reads a number of 1, 2 or 4 bytes and checks its range.</summary>
        private int Field(int offset, int bytes, string name, int smallest, int largest)
        {
            long value = bytes == 1 ? (int)_data[offset]
                : bytes == 2 ? LittleEndian.UInt16(_data, offset)
                : LittleEndian.UInt32(_data, offset);
            if (value < smallest || value > largest)
            {
                string range = smallest == largest ? smallest.ToString() : smallest.ToString() + ".." + largest.ToString();
                throw Refuse(ModelError.FieldOutOfRange, offset, name + " is " + value.ToString() + ", must be " + range);
            }

            return (int)value;
        }

        /// <summary>Reads the offset of a section and checks that the section lies aligned inside the file.</summary>
        private int Section(int offset, long bytes, string name) => Section(offset, bytes, name, _data.Length);

        private int Section(int offset, long bytes, string name, int end)
        {
            long start = LittleEndian.UInt32(_data, offset);
            int first = ModelFormat.HeaderBytes + (_data[ModelFormat.LayerCountOffset] * ModelFormat.LayerBytes);
            if (start % 4 != 0 || start < first || start + bytes > end)
            {
                throw Refuse(ModelError.SectionOutOfRange, offset, name + " at " + start.ToString() + " (" + bytes.ToString() + " bytes) is misaligned or outside the file");
            }

            return (int)start;
        }

        /// <summary>A section of names or anchors, which lie before all weights: with the header and the layer table they are the head.</summary>
        private int HeadSection(int offset, long bytes, string name)
        {
            int start = Section(offset, bytes, name);
            if (start + bytes > LittleEndian.UInt32(_data, ModelFormat.WeightsOffsetOffset))
            {
                throw Refuse(ModelError.SectionOutOfRange, offset, name + " at " + start.ToString() + " (" + bytes.ToString() + " bytes) reach behind the weights offset");
            }

            return start;
        }

        /// <summary>A section of weights or of a quantizer, which lie after all other sections.</summary>
        private int LayerSection(int offset, int bytes, string name)
        {
            int start = Section(offset, bytes, name, _fileBytes);
            if (start < LittleEndian.UInt32(_data, ModelFormat.WeightsOffsetOffset))
            {
                throw Refuse(ModelError.SectionOutOfRange, offset, name + " at " + start.ToString() + " lie before the weights offset");
            }

            return start;
        }
    }
}
