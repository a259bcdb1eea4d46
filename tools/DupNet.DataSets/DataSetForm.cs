namespace DupNet.DataSets;

/// <summary>Forms in which the labels of a data set can be written.</summary>
public enum DataSetForm
{
    /// <summary>This project's own tables, labels.csv and ignore.csv.</summary>
    Csv,

    /// <summary>YOLO: a text file for each picture, and data.yaml or classes.txt.</summary>
    Yolo,

    /// <summary>COCO: JSON files.</summary>
    Coco,

    /// <summary>Pascal VOC: an XML file for each picture.</summary>
    Voc,

    /// <summary>WIDER FACE: text files with the boxes of many pictures.</summary>
    Wider,

    /// <summary>Pictures alone, without objects.</summary>
    Pictures,
}
