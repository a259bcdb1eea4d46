using System;

namespace DupNet.Onnx.Reading;

/// <summary>Says why a node cannot be a part of a model. The message is the end of a sentence about the node, without a full stop.</summary>
internal sealed class NodeRefusedException(string why) : Exception(why);
