extension RandomAccessCollection where Index == Int {
    /// Binary search: the first index whose element does not satisfy `isBefore`, in a collection whose elements that
    /// do all come first; `endIndex` when every element does.
    @inlinable
    package func partitionPoint(_ isBefore: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Array {
    /// The same. Elements are looked at where they lie: a copy of one would count every reference it holds.
    @inlinable
    package func partitionPoint(_ isBefore: (Element) -> Bool) -> Int {
        let elements = span
        return indices.partitionPoint { isBefore(elements[$0]) }
    }

    /// The index of the element whose text has exactly these bytes, in a collection sorted by the bytes of the text.
    @inlinable
    package func firstIndex(sorted text: String, by key: (Element) -> String) -> Int? {
        let index = partitionPoint { key($0).precedesInBytes(text) }
        return index < endIndex && key(span[index]).hasSameBytes(as: text) ? index : nil
    }
}
